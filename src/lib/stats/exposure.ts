/**
 * Complaints against everyone who could have complained: n of E active users. Wilson's interval, and the exact one of
 * Clopper and Pearson (1934) from the quantiles of the beta distribution, which never covers less than 95 %.
 */
import type { Interval } from '../model/figures';
import { betaQuantile } from './distributions';
import { wilson } from './wilson';

export interface Exposure {
  /** n/E */
  share: number;
  wilson: Interval;
  exact: Interval;
}

/**
 * Share of the active users who complained, within 0…1.
 * @returns null without users, or with fewer users than complaints: then E counts something else
 */
export function exposure(complained: number, users: number): Exposure | null {
  if (!(users > 0) || complained > users) return null;
  return {
    share: complained / users,
    wilson: wilson(complained, users)!,
    exact: {
      low: complained === 0 ? 0 : betaQuantile(0.025, complained, users - complained + 1),
      high: complained === users ? 1 : betaQuantile(0.975, complained + 1, users - complained),
    },
  };
}
