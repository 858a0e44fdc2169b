/**
 * People affected, when it is known which share of them complains (the propensity to complain): n/c, summed over
 * severities, because a nuisance is hardly ever reported and a loss nearly always. The shares are borrowed from studies
 * of other companies' customers, so the sum is as foreign as they are; small shares carry most of it.
 */

export interface SeverityCount {
  /** n_s: customers whose complaint was this severe */
  complained: number;
  /** c_s: share of the affected who complain, above 0 and at most 1 */
  share: number;
}

/**
 * Σ n_s/c_s, and what each stratum adds to it, in the order given.
 * @throws RangeError when a share is not above 0 and at most 1, or a count below 0
 */
export function affectedBySeverity(strata: readonly SeverityCount[]): { total: number; parts: number[] } {
  const parts = strata.map(({ complained, share }) => {
    if (!(share > 0 && share <= 1))
      throw new RangeError(`A share that complains lies above 0 and at most at 1; got ${share}.`);
    if (!(complained >= 0)) throw new RangeError(`Customers who complained cannot be fewer than 0; got ${complained}.`);
    return complained / share;
  });
  return { total: parts.reduce((sum, part) => sum + part, 0), parts };
}
