/** The three functions of jstat (MIT) that the arithmetic needs; the package brings no types. */
declare module 'jstat' {
  const jstat: {
    /** quantile of Student's t with `df` degrees of freedom */
    studentt: { inv(probability: number, df: number): number };
    /** cumulative distribution of χ² with `df` degrees of freedom */
    chisquare: { cdf(x: number, df: number): number };
  };
  export default jstat;
}
