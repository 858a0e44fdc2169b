import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen, kaplanMeier, pointAt, type WaitRow } from '../../src/lib/stats';

const row = (t: number, outcome: WaitRow['outcome'], count = 1): WaitRow => ({ t, outcome, count });

/** Ten upset customers: four got empathy, four left without it, two were still waiting. */
const TEN = [
  row(1, 'event'),
  row(2, 'event'),
  row(3, 'ended'),
  row(4, 'event'),
  row(6, 'ended'),
  row(7, 'open'),
  row(9, 'event'),
  row(12, 'ended'),
  row(15, 'open'),
  row(20, 'ended'),
];

describe('Aalen–Johansen cumulative incidence', () => {
  const points = aalenJohansen(TEN);

  it('gives the worked table', () => {
    const table = points.map(({ t, atRisk, event, ended, waiting }) =>
      [t, atRisk, event.share, ended.share, waiting].map((value) => Number(value.toFixed(4))),
    );
    expect(table).toEqual([
      [1, 10, 0.1, 0, 0.9],
      [2, 9, 0.2, 0, 0.8],
      [3, 8, 0.2, 0.1, 0.7],
      [4, 7, 0.3, 0.1, 0.6],
      [6, 6, 0.3, 0.2, 0.5],
      [9, 4, 0.425, 0.2, 0.375],
      [12, 3, 0.425, 0.325, 0.25],
      [20, 1, 0.425, 0.575, 0],
    ]);
  });

  it('gives the delta-method error and the log-log interval', () => {
    const [at4, at10] = [pointAt(points, 4)!.event, pointAt(points, 10)!.event];
    expect(at4.standardError).toBeCloseTo(0.144914, 6);
    expect(at4.interval!.low).toBeCloseTo(0.0711, 4);
    expect(at4.interval!.high).toBeCloseTo(0.5779, 4);
    expect(at10.standardError ** 2).toBeCloseTo(0.02678125, 8);
    expect(at10.interval!.low).toBeCloseTo(0.1266, 4);
    expect(at10.interval!.high).toBeCloseTo(0.7017, 4);
  });

  it('is neither of the two wrong answers', () => {
    const treatedAsCensored = TEN.map((one) => (one.outcome === 'ended' ? { ...one, outcome: 'open' as const } : one));
    const wrong = 1 - kaplanMeier(treatedAsCensored).at(-1)!.share;
    expect(wrong).toBeCloseTo(0.4857, 4);
    const raw = TEN.filter(({ outcome }) => outcome === 'event').length / TEN.length;
    expect(raw).toBe(0.4);
    expect(points.at(-1)!.event.share).toBeCloseTo(0.425, 12);
    expect(points.at(-1)!.ended.share).toBeCloseTo(0.575, 12);
  });

  it('gives the mini-corpus: a quarter by 4 minutes, three quarters by 20, a quarter never', () => {
    const mini = aalenJohansen([row(3, 'ended'), row(4, 'event'), row(5, 'open'), row(20, 'event')]);
    expect([pointAt(mini, 4), pointAt(mini, 20)].map((point) => point!.event.share)).toEqual([
      expect.closeTo(0.25, 12),
      expect.closeTo(0.75, 12),
    ]);
    expect(mini.at(-1)!.ended.share).toBeCloseTo(0.25, 12);
  });

  it('says nothing before the first step, and nothing at all of no waits', () => {
    expect(pointAt(points, 0.5)).toBeUndefined();
    expect(aalenJohansen([])).toEqual([]);
    expect(aalenJohansen([row(5, 'open')])).toEqual([]);
  });

  it('equals the plain share and its binomial variance where nothing is censored', () => {
    const waits = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean()), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 50 }), (list, t) => {
        const last = pointAt(aalenJohansen(list.map(([at, is]) => row(at, is ? 'event' : 'ended'))), t);
        const share = list.filter(([at, is]) => is && at <= t).length / list.length;
        expect(last?.event.share ?? 0).toBeCloseTo(share, 9);
        expect((last?.event.standardError ?? 0) ** 2).toBeCloseTo((share * (1 - share)) / list.length, 9);
      }),
    );
  });

  it('shares out exactly one: with the event, without it, and still waiting', () => {
    const outcome = fc.constantFrom('event' as const, 'ended' as const, 'open' as const);
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), outcome, fc.integer({ min: 1, max: 9 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (list) => {
        for (const { event, ended, waiting } of aalenJohansen(list.map(([t, how, count]) => row(t, how, count)))) {
          expect(event.share + ended.share + waiting).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
