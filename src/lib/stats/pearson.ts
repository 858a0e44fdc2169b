/** Pearson's correlation, and its interval by Fisher's z-transformation (Fisher 1921). */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/**
 * r of paired values, −1…1.
 * @returns null with fewer than two pairs, or when one side never varies
 */
export function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  const scale = Math.sqrt(xx) * Math.sqrt(yy);
  return n < 2 || scale === 0 ? null : Math.max(-1, Math.min(1, xy / scale));
}

/**
 * 95 % interval of r over n pairs: tanh(atanh r ± z/√(n − 3)).
 * @returns null with fewer than four pairs
 * @throws RangeError when r is not within −1…1
 */
export function fisherInterval(r: number, n: number, z: number = Z95): Interval | null {
  if (!(Math.abs(r) <= 1)) throw new RangeError(`A correlation needs −1 ≤ r ≤ 1; got r = ${r}.`);
  if (n < 4) return null;
  if (Math.abs(r) === 1) return { low: r, high: r };
  const centre = Math.atanh(r);
  const half = z / Math.sqrt(n - 3);
  return { low: Math.tanh(centre - half), high: Math.tanh(centre + half) };
}
