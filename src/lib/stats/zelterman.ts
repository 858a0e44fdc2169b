/**
 * Zelterman's estimate of a population (1988): a Poisson rate from those counted once and twice alone,
 * λ = 2·f2/f1, and N = n/(1 − e^−λ), so that a few people who are counted very often cannot move it.
 * Variance (Böhning 2008): n·G·(1 + n·G·λ²·(1/f1 + 1/f2)) with G = e^−λ/(1 − e^−λ)².
 * Its 95 % interval holds a known size in 94 % of populations at one rate and 88 % at rates that differ, and in 6 % where
 * half stop after the first time: there it says double (`npm run bench silent`).
 */
import { distinct, repeated, withUnseen, type PopulationEstimate, type RepeatCounts } from './repeats';

/**
 * N with its 95 % interval on the logarithm of the unseen. n itself when nobody was counted just once.
 * @returns null when nobody was counted twice: the rate would be 0 and the population endless
 * @throws RangeError when a count is not a whole number from 0
 */
export function zelterman(counts: RepeatCounts): PopulationEstimate | null {
  const n = distinct(counts);
  const [once, twice] = [repeated(counts, 1), repeated(counts, 2)];
  if (once === 0) return withUnseen(n, 0, 0);
  if (twice === 0) return null;
  const rate = (2 * twice) / once;
  const never = Math.exp(-rate);
  const spread = (n * never) / (1 - never) ** 2;
  return withUnseen(n, (n * never) / (1 - never), spread * (1 + spread * rate ** 2 * (1 / once + 1 / twice)));
}
