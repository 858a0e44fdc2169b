/**
 * The share that a rule would find if it were never wrong: (p + sp − 1)/(se + sp − 1) (Rogan & Gladen 1978).
 * Interval by Lang & Reiczigel (2014), which counts in that sensitivity and specificity were measured on samples too:
 * Agresti–Coull's p with z² more trials, one more of each outcome for se and sp, the delta method, and a shift that makes
 * up for its skew. Closed form, so the same figure each time without a seed.
 */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/** A share with the sample that it was measured on. */
export interface Measured {
  share: number;
  n: number;
}

export interface Corrected {
  value: number;
  interval: Interval;
}

/**
 * The corrected share, within 0…1, with its 95 % interval.
 * @returns null when the rule finds no better than chance (se + sp ≤ 1), or when one of the samples is empty
 */
export function roganGladen(observed: Measured, sensitivity: Measured, specificity: Measured): Corrected | null {
  const better = sensitivity.share + specificity.share - 1;
  if (!(better > 0) || [observed, sensitivity, specificity].some(({ n }) => !(n > 0))) return null;
  const value = clipped((observed.share + specificity.share - 1) / better);
  return { value, interval: intervalOf(observed, sensitivity, specificity) };
}

function intervalOf(observed: Measured, sensitivity: Measured, specificity: Measured): Interval {
  const [seen, hits, passes] = [added(observed, Z95 ** 2), added(sensitivity, 2), added(specificity, 2)];
  const better = hits.share + passes.share - 1;
  // One more of each outcome can bring a poor rule on few messages down to chance: then anything is possible.
  if (!(better > 0)) return { low: 0, high: 1 };
  const corrected = (seen.share + passes.share - 1) / better;
  const shift = 2 * Z95 ** 2 * (corrected * varianceOf(hits) - (1 - corrected) * varianceOf(passes));
  const variance = varianceOf(seen) + corrected ** 2 * varianceOf(hits) + (1 - corrected) ** 2 * varianceOf(passes);
  const half = (Z95 * Math.sqrt(variance)) / better;
  return { low: clipped(corrected + shift - half), high: clipped(corrected + shift + half) };
}

/** So many trials more, half of them events. */
function added({ share, n }: Measured, more: number): Measured {
  return { share: (n * share + more / 2) / (n + more), n: n + more };
}

function varianceOf({ share, n }: Measured): number {
  return (share * (1 - share)) / n;
}

function clipped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
