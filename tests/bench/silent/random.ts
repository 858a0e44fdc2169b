/** Random numbers that are the same in each run, and the few distributions that populations are made of. */

/** Uniform numbers in 0…1 (mulberry32, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

/** Counted as arrivals before the time is over: exact, and quick enough for small rates. */
export function poisson(random: Random, rate: number): number {
  const left = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > left; product *= random()) count += 1;
  return count;
}

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
