/** The distributions that populations are made of, beside those that the product draws from itself. */

export type Random = () => number;

/** Gamma with a whole shape and scale 1: so many waits, one after the other. */
export function gamma(random: Random, shape: number): number {
  let sum = 0;
  for (let wait = 0; wait < shape; wait++) sum -= Math.log1p(-random());
  return sum;
}

export function beta(random: Random, alpha: number, other: number): number {
  const first = gamma(random, alpha);
  return first / (first + gamma(random, other));
}

export function binomial(random: Random, n: number, share: number): number {
  let count = 0;
  for (let trial = 0; trial < n; trial++) if (random() < share) count += 1;
  return count;
}
