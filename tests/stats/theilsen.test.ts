import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theilSen } from '../../src/lib/stats';

describe('the median slope (Theil–Sen)', () => {
  it('G-MK: +.034167 a week', () => {
    expect(theilSen([-0.3, -0.26, -0.28, -0.2, -0.15, -0.18, -0.1, -0.05])!.slope).toBeCloseTo(0.034167, 6);
  });

  it('is not turned by one odd week', () => {
    expect(theilSen([1, 2, 3, 400, 5, 6, 7])).toEqual({ slope: 1, start: 1 });
  });

  it('needs two values', () => {
    expect([theilSen([]), theilSen([4]), theilSen([4, 6])]).toEqual([null, null, { slope: 2, start: 4 }]);
  });

  it('follows what is added and multiplied', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (series, more, tilt) => {
        const tilted = series.map((value, week) => value + more + tilt * week);
        expect(theilSen(tilted)!.slope).toBeCloseTo(theilSen(series)!.slope + tilt, 9);
      }),
    );
  });
});
