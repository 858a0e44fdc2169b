/**
 * What people who are counted more than once tell about those who were never counted: the shared ground of Chao,
 * Zelterman and the zero-truncated Poisson. All of them see only people with a chance to be counted at all.
 */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/** f1, f2, f3 …: how many people were counted once, twice, three times … */
export type RepeatCounts = readonly number[];

/** A number of people, those never counted included. Estimates are not rounded: 84.545 people are an average. */
export interface PopulationEstimate {
  /** never below the people counted */
  total: number;
  standardError: number;
  /** 95 %, never below the people counted */
  interval: Interval;
}

/** Below so many people the repeat counts are single persons: say only how many were counted. */
export const FEWEST_FOR_REPEATS = 10;

/** f_k; 0 past the end. */
export function repeated(counts: RepeatCounts, times: number): number {
  return counts[times - 1] ?? 0;
}

/**
 * n: people counted at least once.
 * @throws RangeError when a count is not a whole number from 0
 */
export function distinct(counts: RepeatCounts): number {
  for (const [index, count] of counts.entries()) {
    if (!(Number.isInteger(count) && count >= 0))
      throw new RangeError(`f${index + 1} must be a whole number from 0; got ${count}.`);
  }
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How often people were counted, over all of them: f1 + 2·f2 + 3·f3 … */
export function occasions(counts: RepeatCounts): number {
  return counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
}

/**
 * n + unseen with its 95 % interval on a logarithmic scale of the unseen (Chao 1987), which cannot fall below n:
 * [n + f0/K, n + f0·K] with K = exp(1.96·√ln(1 + var/f0²)).
 * @param counted n
 * @param unseen f0, 0 or more
 * @param variance of f0
 */
export function withUnseen(counted: number, unseen: number, variance: number): PopulationEstimate {
  const factor = unseen > 0 ? Math.exp(Z95 * Math.sqrt(Math.log1p(variance / unseen ** 2))) : 1;
  return {
    total: counted + unseen,
    standardError: Math.sqrt(variance),
    interval: { low: counted + unseen / factor, high: counted + unseen * factor },
  };
}
