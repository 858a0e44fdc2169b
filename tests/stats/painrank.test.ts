import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanSeverity, painOf, rankIntervals, type Pain } from '../../src/lib/stats';

/** n complaints of one mean severity, 2 or 3 of 4, in windows whose shrunk trend is the one wanted. */
const pain = (affected: number, severities: number[], k0: number, k1: number): Pain => ({
  affected,
  severities,
  before: { events: k0, exposure: 1 },
  now: { events: k1, exposure: 1 },
});
// Trends 1.5, 1.0 and 0.8: (k1 + 5) ÷ (k0 + 5).
const datePicker = pain(45 * 7.4, [0, 30, 0, 0], 15, 25);
const login = pain(60 * 3, [15, 15, 0, 0], 20, 20);
const exporting = pain(20 * 2, [0, 0, 20, 0], 20, 15);

describe('pain', () => {
  it('G-PAIN: affected × severity × trend', () => {
    expect([datePicker, login, exporting].map((one) => Math.round(painOf(one)))).toEqual([999, 270, 96]);
    const told = [45, 60, 20].map((affected, index) =>
      Math.round(painOf({ ...[datePicker, login, exporting][index]!, affected })),
    );
    expect(told).toEqual([135, 90, 48]);
  });

  it('G-PAIN: turns round when fewer date pickers and more logins are silent', () => {
    expect(painOf({ ...datePicker, affected: 45 * 1.5 })).toBeCloseTo(202.5, 9);
    expect(painOf({ ...login, affected: 60 * 11 })).toBeCloseTo(990, 9);
  });

  it('takes an annoyance for granted where no severity is known', () => {
    expect(meanSeverity([0, 0, 0, 0])).toBeNull();
    expect(painOf(pain(10, [0, 0, 0, 0], 0, 0))).toBe(20);
  });
});

describe('the interval of a rank', () => {
  it('is one rank where topics lie far apart, and wide where they do not', () => {
    const far = [pain(1000, [0, 90, 0, 0], 50, 50), pain(10, [0, 90, 0, 0], 50, 50)];
    expect(rankIntervals(far)).toEqual([
      { low: 1, high: 1 },
      { low: 2, high: 2 },
    ]);
    const near = [pain(30, [0, 9, 0, 0], 20, 20), pain(31, [0, 9, 0, 0], 20, 20)];
    expect(rankIntervals(near)).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
    ]);
  });

  it('is wide where the number of the affected is', () => {
    const spread = [
      [0.05, 10],
      [0.5, 100],
      [0.95, 1000],
    ] as const;
    const [silent, loud] = rankIntervals([
      { ...pain(100, [0, 90, 0, 0], 50, 50), spread },
      pain(90, [0, 90, 0, 0], 50, 50),
    ]);
    expect([silent, loud]).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
    ]);
  });

  it('lies within the ranks there are, and is the same each time', () => {
    const some = fc.record({
      affected: fc.integer({ min: 5, max: 500 }),
      severities: fc.array(fc.nat(900), { minLength: 4, maxLength: 4 }),
      before: fc.record({ events: fc.nat(40), exposure: fc.nat(100) }),
      now: fc.record({ events: fc.nat(40), exposure: fc.nat(100) }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (pains) => {
        const found = rankIntervals(pains, 50);
        expect(rankIntervals(pains, 50)).toEqual(found);
        for (const { low, high } of found) expect(1 <= low && low <= high && high <= pains.length).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
