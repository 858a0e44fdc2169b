import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mantelHaenszel, type Stratum } from '../../src/lib/stats';

const NEGATIVE = { k1: 12, n1: 30, k0: 8, n0: 50 };
const OTHER = { k1: 5, n1: 30, k0: 10, n0: 120 };
const rounded = (values: number[], places: number) => values.map((value) => Number(value.toFixed(places)));

describe('a behaviour and what followed, within strata (Mantel–Haenszel)', () => {
  it('G-MH: after negative and after other moods', () => {
    const { strata, difference, oddsRatio, chiSquare, p } = mantelHaenszel([NEGATIVE, OTHER])!;
    expect(strata).toBe(2);
    expect(rounded([difference.value, difference.standardError], 6)).toEqual([0.152047, 0.060957]);
    expect(rounded([difference.interval.low, difference.interval.high], 4)).toEqual([0.0326, 0.2715]);
    expect(rounded([oddsRatio!.value, oddsRatio!.interval.low, oddsRatio!.interval.high], 4)).toEqual([
      2.875, 1.3318, 6.2065,
    ]);
    expect(rounded([chiSquare!], 4)).toEqual([7.3675]);
    expect(rounded([p!], 6)).toEqual([0.006641]);
  });

  it('of one stratum is the plain difference, and lower than the crude one where moods are mixed unevenly', () => {
    expect(mantelHaenszel([NEGATIVE])!.difference.value).toBeCloseTo(0.24, 12);
    expect(17 / 60 - 18 / 170).toBeGreaterThan(mantelHaenszel([NEGATIVE, OTHER])!.difference.value);
  });

  it('leaves out strata in which only one of the groups occurs, or none', () => {
    const alone = { k1: 9, n1: 10, k0: 0, n0: 0 };
    const nobody = { k1: 0, n1: 0, k0: 0, n0: 0 };
    expect(mantelHaenszel([alone, NEGATIVE, nobody, OTHER])).toEqual(mantelHaenszel([NEGATIVE, OTHER]));
    expect([mantelHaenszel([]), mantelHaenszel([alone, nobody])]).toEqual([null, null]);
  });

  it('has no odds ratio when one group has no events, and no test when nobody has', () => {
    expect(mantelHaenszel([{ k1: 0, n1: 8, k0: 3, n0: 9 }])!.oddsRatio).toBeNull();
    const { oddsRatio, chiSquare, p } = mantelHaenszel([{ k1: 0, n1: 8, k0: 0, n0: 9 }])!;
    expect([oddsRatio, chiSquare, p]).toEqual([null, null, null]);
  });

  it('refuses what is no share', () => {
    expect(() => mantelHaenszel([{ k1: 9, n1: 8, k0: 0, n0: 9 }])).toThrow(
      'A stratum needs 0 ≤ k ≤ n; got 9 of 8 against 0 of 9.',
    );
  });

  it('turns its sign, and its odds ratio over, with the groups, and does not mind the order of the strata', () => {
    const group = fc.tuple(fc.nat(20), fc.nat(20)).map(([k, others]) => ({ k, n: k + others }));
    const stratum = fc.tuple(group, group).map(([one, other]): Stratum => {
      return { k1: one.k, n1: one.n, k0: other.k, n0: other.n };
    });
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 6 }), (strata) => {
        const found = mantelHaenszel(strata);
        const turned = mantelHaenszel(
          [...strata].reverse().map(({ k1, n1, k0, n0 }) => ({ k1: k0, n1: n0, k0: k1, n0: n1 })),
        );
        if (!found || !turned) {
          expect(turned).toBe(found);
          return;
        }
        expect(turned.difference.value).toBeCloseTo(-found.difference.value, 9);
        expect(Math.abs(found.difference.value)).toBeLessThanOrEqual(1);
        if (found.oddsRatio) expect(turned.oddsRatio!.value).toBeCloseTo(1 / found.oddsRatio.value, 6);
        if (found.p !== null) expect(found.p >= 0 && found.p <= 1).toBe(true);
      }),
    );
  });
});
