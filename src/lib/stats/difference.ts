/**
 * The interval of a difference between two independent estimates, from the two intervals alone:
 * the square-and-add rule ("method of variance estimates recovery", Zou & Donner 2008).
 * On Wilson intervals it is Newcombe's hybrid score interval (1998, method 10); on symmetric
 * t intervals it is the root of the summed squares; it holds as well for cumulative incidences.
 */
import type { Interval } from '../model/figures';
import { wilson } from './wilson';

export interface Estimate {
  value: number;
  interval: Interval;
}

export interface Difference {
  /** first minus second, in the unit of the estimates */
  value: number;
  interval: Interval;
}

/** first − second with its 95 % interval, when both come with theirs. */
export function difference(first: Estimate, second: Estimate): Difference {
  const value = first.value - second.value;
  const down = Math.hypot(first.value - first.interval.low, second.interval.high - second.value);
  const up = Math.hypot(first.interval.high - first.value, second.value - second.interval.low);
  return { value, interval: { low: value - down, high: value + up } };
}

/**
 * Newcombe's interval for k1/n1 − k2/n2.
 * @returns null when one of the groups is empty
 */
export function newcombe(k1: number, n1: number, k2: number, n2: number): Difference | null {
  const first = wilson(k1, n1);
  const second = wilson(k2, n2);
  if (!first || !second) return null;
  return difference({ value: k1 / n1, interval: first }, { value: k2 / n2, interval: second });
}
