import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquareTail,
  gammaQuantile,
  negativeBinomialTail,
  normalTails,
  poissonTail,
  studentQuantile,
  Z95,
  Z998,
} from '../../src/lib/stats';

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

  it('the normal quantiles leave 5 % and .2 % on both sides', () => {
    expect(normalTails(-Z95)).toBeCloseTo(0.05, 10);
    expect(normalTails(Z998)).toBeCloseTo(0.002, 10);
  });

  it('beta and gamma at shapes whose quantiles are known', () => {
    expect(betaQuantile(0.975, 1, 1)).toBeCloseTo(0.975, 6);
    expect(betaQuantile(0.5, 2, 1)).toBeCloseTo(Math.SQRT1_2, 6);
    expect(gammaQuantile(0.975, 1)).toBeCloseTo(-Math.log(0.025), 6);
  });

  it('counts: any count is 0 or more, and none is above 0 where none is expected', () => {
    expect([poissonTail(0, 4), poissonTail(1, 0), negativeBinomialTail(0, 4, 8)]).toEqual([1, 0, 1]);
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 10);
    // size 1 is geometric: mean 2, variance 6, P(X ≥ 3) = (2/3)³
    expect(negativeBinomialTail(3, 2, 6)).toBeCloseTo(8 / 27, 10);
  });
});
