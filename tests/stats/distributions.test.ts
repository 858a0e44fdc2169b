import { describe, expect, it } from 'vitest';
import { chiSquareTail, studentQuantile, Z95 } from '../../src/lib/stats';

describe('quantiles and tails', () => {
  it.each([
    [4, 2.776445],
    [1, 12.706205],
    [9, 2.262157],
    [30, 2.042272],
    [120, 1.97993],
  ])("Student's t, 97.5 %%, %i degrees of freedom", (df, t) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(t, 5);
  });

  it('comes to the normal quantile with many degrees of freedom', () => {
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(Z95, 5);
  });

  it('χ² of one degree of freedom at the squared normal quantile leaves 5 %', () => {
    expect(chiSquareTail(Z95 ** 2, 1)).toBeCloseTo(0.05, 10);
  });
});
