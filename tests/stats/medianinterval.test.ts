import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianWithInterval } from '../../src/lib/stats/medianinterval';

describe('the median with an interval that assumes nothing', () => {
  it('of eleven waits is the sixth, from the second to the tenth, which covers 98.8 % [G-QLAT]', () => {
    expect(medianWithInterval([1500, 4, 9, 15, 22, 31, 48, 70, 120, 300, 600])).toEqual({
      ...{ median: 48, interval: { low: 9, high: 600 }, coverage: expect.closeTo(0.98828, 5) },
    });
  });

  it('has no interval below six values, and is nothing without any', () => {
    expect(medianWithInterval([3, 1, 2, 9, 4])).toEqual({ median: 3, interval: null, coverage: null });
    expect(medianWithInterval([1, 2, 3, 4, 5, 6])?.interval).toEqual({ low: 1, high: 6 });
    expect(medianWithInterval([])).toBeNull();
  });

  it('lies between values that were measured, and still covers 95 % of thousands', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(values, (all) => {
        const { median, interval, coverage } = medianWithInterval(all)!;
        expect(interval!.low <= median && median <= interval!.high).toBe(true);
        expect([all.includes(interval!.low), all.includes(interval!.high), coverage! >= 0.95]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
    const ofFirst = (n: number) => medianWithInterval(Array.from({ length: n }, (_, i) => i + 1));
    expect(ofFirst(1000)?.interval).toEqual({ low: 469, high: 532 });
    expect(ofFirst(10_000)).toEqual({ median: 5000.5, interval: { low: 4902, high: 5099 }, coverage: 0.95 });
  });
});
