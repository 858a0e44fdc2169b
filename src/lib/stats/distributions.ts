/** Quantiles and tails. The only importer of jstat. */
import jstat from 'jstat';

/** 97.5 % quantile of the normal distribution: two-sided 95 % intervals. */
export const Z95 = 1.959963984540054;

/** Quantile of Student's t. Good to seven digits; `df` may be any number above 0. */
export function studentQuantile(probability: number, df: number): number {
  return jstat.studentt.inv(probability, df);
}

/** P(χ² ≥ x), the p-value of a χ² statistic. */
export function chiSquareTail(x: number, df: number): number {
  return 1 - jstat.chisquare.cdf(x, df);
}
