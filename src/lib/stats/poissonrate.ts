/** Counts of rare events: the exact interval of a Poisson count (Garwood 1936), and of a rate per exposure. */
import type { Interval } from '../model/figures';
import { gammaQuantile } from './distributions';

/**
 * Exact 95 % interval of the mean behind a count.
 * @throws RangeError when the count is not a whole number, 0 or more
 */
export function poissonInterval(count: number): Interval {
  if (!(Number.isInteger(count) && count >= 0))
    throw new RangeError(`A count needs a whole number from 0; got ${count}.`);
  return { low: count === 0 ? 0 : gammaQuantile(0.025, count), high: gammaQuantile(0.975, count + 1) };
}

/**
 * Events per so many units of exposure, for example per 1 000 conversations.
 * @returns null without exposure
 */
export function poissonRate(count: number, exposure: number, per = 1): { value: number; interval: Interval } | null {
  const { low, high } = poissonInterval(count);
  if (!(exposure > 0)) return null;
  const scale = per / exposure;
  return { value: count * scale, interval: { low: low * scale, high: high * scale } };
}
