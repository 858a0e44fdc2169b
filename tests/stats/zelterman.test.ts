import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct, zelterman } from '../../src/lib/stats';

describe("Zelterman's estimate", () => {
  it('G-CHAO: 45 people, 30 counted once and 10 twice', () => {
    const { total, standardError, interval } = zelterman([30, 10, 3, 2])!;
    expect(total).toBeCloseTo(92.4817, 4);
    // G = e^−⅔/(1 − e^−⅔)² = 2.16849; 45·G·(1 + 45·G·(4/9)·(1/30 + 1/10)) = 661.86, K = 2.7031
    expect(standardError ** 2).toBeCloseTo(661.86, 2);
    expect([interval.low, interval.high].map((end) => Number(end.toFixed(2)))).toEqual([62.57, 173.35]);
  });

  it('does not listen to people who are counted very often', () => {
    const often = zelterman([30, 10, 0, 0, 0, 0, 0, 0, 5])!;
    expect(often.total / 45).toBeCloseTo(zelterman([30, 10, 3, 2])!.total / 45, 12);
  });

  it('says that nobody was missed when nobody was counted just once, and nothing when nobody was counted twice', () => {
    expect(zelterman([0, 7, 2])).toEqual({ total: 9, standardError: 0, interval: { low: 9, high: 9 } });
    expect([zelterman([12]), zelterman([12, 0, 3])]).toEqual([null, null]);
  });

  it('never falls below the people counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }), (counts) => {
        const found = zelterman(counts);
        if (!found) return;
        expect(found.interval.low).toBeGreaterThanOrEqual(distinct(counts));
        expect(found.interval.high).toBeGreaterThanOrEqual(found.total);
      }),
    );
  });
});
