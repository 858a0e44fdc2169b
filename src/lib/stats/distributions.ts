/** Quantiles and tails. The only importer of jstat. */
import jstat from 'jstat';

/** 97.5 % quantile of the normal distribution: two-sided 95 % intervals. */
export const Z95 = 1.959963984540054;

/** 99.9 % quantile of the normal distribution: two-sided 99.8 % limits, as on funnel plots. */
export const Z998 = 3.090232306167813;

/** Quantile of Student's t. Good to seven digits; `df` may be any number above 0. */
export function studentQuantile(probability: number, df: number): number {
  return jstat.studentt.inv(probability, df);
}

/** P(χ² ≥ x), the p-value of a χ² statistic. */
export function chiSquareTail(x: number, df: number): number {
  return 1 - jstat.chisquare.cdf(x, df);
}

/** P(|Z| ≥ |z|), the two-sided p-value of a normal statistic. */
export function normalTails(z: number): number {
  return chiSquareTail(z * z, 1);
}

/** Quantile of the beta distribution; both shapes above 0. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  return jstat.beta.inv(probability, alpha, beta);
}

/** Quantile of the gamma distribution with scale 1; `shape` above 0. */
export function gammaQuantile(probability: number, shape: number): number {
  return jstat.gamma.inv(probability, shape, 1);
}

/** P(X ≥ count) for a Poisson count with this mean: the incomplete gamma function at (count, mean). */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  return mean <= 0 ? 0 : jstat.lowRegGamma(count, mean);
}

/**
 * P(X ≥ count) for a negative binomial count with this mean and variance, variance above mean:
 * size r = mean²/(variance − mean), and the tail is the incomplete beta function I(count, r) at mean/(mean + r).
 */
export function negativeBinomialTail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1;
  const size = (mean * mean) / (variance - mean);
  return jstat.beta.cdf(mean / (mean + size), count, size);
}

/** ln Γ(x) for x above 0, to ten digits. */
export function logGamma(x: number): number {
  return jstat.gammaln(x);
}
