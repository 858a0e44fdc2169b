/**
 * Wilson's score interval for a share (Wilson 1927). Never prints ±0: 0 of 12 gives 0 … 24 %.
 */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/**
 * 95 % interval of k successes in n trials, within 0…1.
 * @returns null when n is 0
 * @throws RangeError when k is not within 0…n
 */
export function wilson(k: number, n: number, z: number = Z95): Interval | null {
  if (!(k >= 0 && k <= n)) throw new RangeError(`A share needs 0 ≤ k ≤ n; got k = ${k}, n = ${n}.`);
  if (n === 0) return null;
  const p = k / n;
  const denominator = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / denominator;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / denominator;
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}
