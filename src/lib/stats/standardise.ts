/**
 * Indirect standardisation: what would be expected of a group if its conversations, of their kinds and moods, went as
 * they do for all? Observed over expected tells more of the group and less of the cases it was given.
 */
import type { Interval } from '../model/figures';
import { poissonInterval } from './poissonrate';

/** Events and trials of one stratum, for example of one mood and kind. */
export interface StratumShare {
  key: string;
  k: number;
  n: number;
}

export interface Standardised {
  observed: number;
  /** events if each stratum had gone as it does for all */
  expected: number;
  /** observed / expected; 1 is as for all, null when none were to be expected */
  ratio: number | null;
  /** exact Poisson interval of the observed over the expected */
  interval: Interval | null;
}

/**
 * One group against all, the group included.
 * @throws RangeError when the group has more in a stratum than all together
 */
export function standardised(group: readonly StratumShare[], all: readonly StratumShare[]): Standardised {
  const ofAll = new Map(all.map((stratum) => [stratum.key, stratum]));
  let observed = 0;
  let expected = 0;
  for (const { key, k, n } of group) {
    const whole = ofAll.get(key) ?? { k: 0, n: 0 };
    if (n > whole.n || k > whole.k)
      throw new RangeError(
        `A group is a part of all: stratum "${key}" has ${k} of ${n}, all have ${whole.k} of ${whole.n}.`,
      );
    if (n === 0) continue;
    observed += k;
    expected += (n * whole.k) / whole.n;
  }
  if (expected === 0) return { observed, expected, ratio: null, interval: null };
  const { low, high } = poissonInterval(observed);
  return { observed, expected, ratio: observed / expected, interval: { low: low / expected, high: high / expected } };
}
