/** Interval of a probability on the complementary log-log scale: it never leaves 0…1. */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/**
 * p^exp(±z·se/(p·|ln p|)).
 * @returns null where p is 0 or 1 or nothing varies: there the interval is not defined, print "–"
 */
export function logLogInterval(p: number, standardError: number): Interval | null {
  if (!(p > 0 && p < 1) || !(standardError > 0) || !Number.isFinite(standardError)) return null;
  const spread = Math.exp((Z95 * standardError) / (p * Math.abs(Math.log(p))));
  return { low: Math.pow(p, spread), high: Math.pow(p, 1 / spread) };
}
