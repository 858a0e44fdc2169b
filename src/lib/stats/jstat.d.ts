/** The few functions of jstat (MIT) that the arithmetic needs; the package brings no types. */
declare module 'jstat' {
  const jstat: {
    /** quantile of Student's t with `df` degrees of freedom */
    studentt: { inv(probability: number, df: number): number };
    /** cumulative distribution of χ² with `df` degrees of freedom */
    chisquare: { cdf(x: number, df: number): number };
    /** the beta distribution with its two shapes */
    beta: {
      cdf(x: number, alpha: number, beta: number): number;
      inv(probability: number, a: number, b: number): number;
    };
    /** quantile of the gamma distribution */
    gamma: { inv(probability: number, shape: number, scale: number): number };
    /** the regularised lower incomplete gamma function P(a, x) */
    lowRegGamma(a: number, x: number): number;
    /** the logarithm of the gamma function */
    gammaln(x: number): number;
  };
  export default jstat;
}
