/**
 * A population whose members are all counted at the same rate: the zero-truncated Poisson. Solve λ/(1 − e^−λ) = x̄, the
 * mean number of times over people counted; then N = n/(1 − e^−λ) with variance N/(e^λ − λ − 1) (maximum likelihood).
 * Where rates differ between people, which they do, it **under**estimates: its 95 % interval holds a known size in 95 % of
 * populations at one rate, in 20 % at rates that differ, in 12 % where half stop after the first time (`npm run bench silent`).
 */
import { distinct, occasions, withUnseen, type PopulationEstimate, type RepeatCounts } from './repeats';

export interface TruncatedPoisson extends PopulationEstimate {
  /** λ: how often a person is counted, on average, those never counted included */
  rate: number;
  /** f1, f2, f3 … as the model would have them, as many as were given: far from the counts, the model does not hold */
  expected: number[];
}

/** Newton's steps double the digits; from any x̄ some ten are enough. */
const MOST_STEPS = 100;

/**
 * N with its 95 % interval on the logarithm of the unseen.
 * @returns null when nobody was counted more than once: the rate would be 0 and the population endless
 * @throws RangeError when a count is not a whole number from 0
 */
export function truncatedPoisson(counts: RepeatCounts): TruncatedPoisson | null {
  const n = distinct(counts);
  const mean = n > 0 ? occasions(counts) / n : 0;
  if (!(mean > 1)) return null;
  const rate = rateOf(mean);
  const counted = -Math.expm1(-rate);
  const total = n / counted;
  return {
    ...withUnseen(n, total - n, total / (Math.expm1(rate) - rate)),
    rate,
    expected: expectedOf(total, rate, counts.length),
  };
}

/** λ with λ/(1 − e^−λ) = mean, by Newton's method from the mean, above which no root lies. */
function rateOf(mean: number): number {
  let rate = mean;
  for (let step = 0; step < MOST_STEPS; step++) {
    const gap = rate + mean * Math.expm1(-rate);
    const next = rate - gap / (1 - mean * Math.exp(-rate));
    if (Math.abs(next - rate) <= 1e-15 * rate) return next;
    rate = next;
  }
  return rate;
}

function expectedOf(total: number, rate: number, times: number): number[] {
  let expected = total * Math.exp(-rate);
  return Array.from({ length: times }, (_, index) => (expected *= rate / (index + 1)));
}
