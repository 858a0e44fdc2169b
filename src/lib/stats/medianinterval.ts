/**
 * The median of what was measured, with an interval that assumes nothing about how it is distributed: two of the
 * ordered values, as many places from either end as the binomial with p = ½ allows (Conover 1999, Practical
 * Nonparametric Statistics, section 3.2).
 */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

export interface MedianWithInterval {
  median: number;
  /** null below six values, where no two of them cover 95 % */
  interval: Interval | null;
  /** what the interval covers at least, 0 to 1; null without one */
  coverage: number | null;
}

const LEVEL = 0.95;
const LARGE = 1000;

/** @param values in any order, none missing @returns null without values */
export function medianWithInterval(values: readonly number[]): MedianWithInterval | null {
  const sorted = values.toSorted((one, other) => one - other);
  const n = sorted.length;
  if (n === 0) return null;
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  const { place, tail } = placeFromEnd(n);
  if (place === 0) return { median, interval: null, coverage: null };
  return { median, interval: { low: sorted[place - 1]!, high: sorted[n - place]! }, coverage: 1 - 2 * tail };
}

/** How many places from either end, and the chance that the median lies beyond. */
function placeFromEnd(n: number): { place: number; tail: number } {
  // (½)^n is no number any more; by then the binomial is as good as normal.
  if (n > LARGE) {
    const place = Math.floor(n / 2 - (Z95 * Math.sqrt(n)) / 2);
    return { place, tail: (1 - LEVEL) / 2 };
  }
  let place = 0;
  let tail = 0;
  let term = 0.5 ** n;
  while (place < n / 2 && 2 * (tail + term) <= 1 - LEVEL) {
    tail += term;
    term *= (n - place) / (place + 1);
    place += 1;
  }
  return { place, tail };
}
