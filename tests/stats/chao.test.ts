import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chao, chaoClassic, chaoModified, distinct, occasions } from '../../src/lib/stats';

/** 30 customers wrote once, 10 twice, 3 three times, 2 four times. */
const COUNTS = [30, 10, 3, 2];
const two = ({ low, high }: { low: number; high: number }) => [Number(low.toFixed(2)), Number(high.toFixed(2))];

describe("Chao's lower bounds", () => {
  it('G-CHAO: 45 people on 67 occasions', () => {
    expect([distinct(COUNTS), occasions(COUNTS)]).toEqual([45, 67]);
  });

  it('G-CHAO: classic', () => {
    const { total, standardError, interval } = chaoClassic(COUNTS)!;
    expect(total).toBe(90);
    expect(standardError ** 2).toBeCloseTo(517.5, 9);
    expect(two(interval)).toEqual([62.67, 159.63]);
  });

  it('G-CHAO: bias-corrected, as vegan has it', () => {
    const { total, standardError, interval } = chao(COUNTS);
    expect(total).toBeCloseTo(84.5455, 4);
    expect(standardError ** 2).toBeCloseTo(384.553, 3);
    expect(two(interval)).toEqual([60.78, 144.13]);
  });

  it('G-CHAO: modified, from those who wrote twice and three times', () => {
    const { total, interval } = chaoModified(COUNTS)!;
    expect(total).toBeCloseTo(69.6914, 4);
    // f0 = 24.691, variance f0²·(9/10 + 4/3) + f0 = 1386.2, K = 8.453
    expect(two(interval)).toEqual([47.92, 253.7]);
  });

  it('has no classic form without anybody counted twice, where the bias-corrected one still holds', () => {
    expect(chaoClassic([12])).toBeNull();
    expect(chao([12]).total).toBe(12 + (12 * 11) / 2);
  });

  it('says that nobody was missed when nobody was counted just once', () => {
    const all = { total: 9, standardError: 0, interval: { low: 9, high: 9 } };
    expect([chaoClassic([0, 7, 2]), chao([0, 7, 2])]).toEqual([all, all]);
    expect(chao([]).total).toBe(0);
  });

  it('has no modified form with fewer than three people counted three times', () => {
    expect(chaoModified([30, 10, 2, 2])).toBeNull();
    expect(chaoModified([30, 0, 3])).toEqual({ total: 33, standardError: 0, interval: { low: 33, high: 33 } });
  });

  it('refuses counts that are none', () => {
    expect(() => chao([3, -1])).toThrow('f2 must be a whole number from 0; got -1.');
    expect(() => chao([2.5])).toThrow('f1 must be a whole number from 0; got 2.5.');
  });

  const counts = fc.array(fc.nat(200), { minLength: 1, maxLength: 8 });

  it('never falls below the people counted, and holds its own estimate', () => {
    fc.assert(
      fc.property(counts, (found) => {
        for (const estimate of [chaoClassic(found), chao(found), chaoModified(found)]) {
          if (!estimate) continue;
          const { total, interval } = estimate;
          expect(interval.low).toBeGreaterThanOrEqual(distinct(found));
          expect(interval.low).toBeLessThanOrEqual(total);
          expect(interval.high).toBeGreaterThanOrEqual(total);
        }
      }),
    );
  });

  it('the modified form does not move when more people stop after the first time; the other two do', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (found, more) => {
        const [once = 0, ...others] = found;
        const inflated = [once + more, ...others];
        const before = chaoModified(found);
        if (before) expect(chaoModified(inflated)!.total - more).toBeCloseTo(before.total, 6);
        expect(chao(inflated).total - more).toBeGreaterThanOrEqual(chao(found).total);
      }),
    );
  });
});
