import { describe, expect, it } from 'vitest';
import { kaplanMeier, medianInterval, survivalQuantile, type WaitRow } from '../../src/lib/stats';

const event = (t: number, count = 1): WaitRow => ({ t, outcome: 'event', count });
const open = (t: number): WaitRow => ({ t, outcome: 'open', count: 1 });
const TEN = [event(2), event(3, 2), event(5), open(5), event(8), open(12), event(20), open(30), event(45)];

describe('Kaplan–Meier', () => {
  const points = kaplanMeier(TEN);
  const round = (value: number | undefined | null, digits: number) =>
    value == null ? null : Number(value.toFixed(digits));

  it("gives the worked table with Greenwood's error and log-log intervals", () => {
    expect(
      points.map(({ t, atRisk, events, share, standardError, interval }) => [
        t,
        atRisk,
        events,
        round(share, 2),
        round(standardError, 6),
        round(interval?.low, 4),
        round(interval?.high, 4),
      ]),
    ).toEqual([
      [2, 10, 1, 0.9, 0.094868, 0.473, 0.9853],
      [3, 9, 2, 0.7, 0.144914, 0.3287, 0.8919],
      [5, 7, 1, 0.6, 0.154919, 0.2527, 0.8272],
      [8, 5, 1, 0.48, 0.163951, 0.1609, 0.7447],
      [20, 3, 1, 0.32, 0.170333, 0.058, 0.6338],
      [45, 1, 1, 0, null, null, null],
    ]);
  });

  it('reads median and quartiles at the first time that reaches them', () => {
    expect([0.25, 0.5, 0.75].map((p) => survivalQuantile(points, p))).toEqual([3, 8, 45]);
    expect(medianInterval(points)).toEqual({ low: 2, high: null });
  });

  it('takes the smaller middle where the curve touches the half exactly', () => {
    expect(survivalQuantile(kaplanMeier([4, 3, 2, 1, 5, 2].map((t) => event(t))), 0.5)).toBe(2);
  });

  it('is not misled by ten tenths that do not add up to one', () => {
    expect(survivalQuantile(kaplanMeier([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((t) => event(t))), 0.5)).toBe(5);
  });

  it('has no median when fewer than half got there', () => {
    expect(survivalQuantile(kaplanMeier([event(1), open(2), open(3)]), 0.5)).toBeNull();
  });
});
