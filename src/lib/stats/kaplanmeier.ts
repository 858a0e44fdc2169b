/**
 * Kaplan–Meier: the share still waiting at time t, for waits that nothing but the export's end can cut short.
 * Greenwood's variance, log-log interval. Where a conversation may end without the event use Aalen–Johansen.
 */
import type { Interval } from '../model/figures';
import { firstAtOrBelow } from './quantile';
import { logLogInterval } from './loglog';
import { waitSteps, type WaitRow } from './waits';

export interface SurvivalPoint {
  t: number;
  atRisk: number;
  events: number;
  /** share still waiting after t */
  share: number;
  standardError: number | null;
  interval: Interval | null;
}

/** One point for each time with an event; every other outcome counts as censored (after events at the same time). */
export function kaplanMeier(rows: readonly WaitRow[]): SurvivalPoint[] {
  const points: SurvivalPoint[] = [];
  let share = 1;
  let greenwood = 0;
  for (const { t, atRisk, events } of waitSteps(rows)) {
    if (events === 0) continue;
    share *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const standardError = share > 0 ? share * Math.sqrt(greenwood) : null;
    const interval = standardError === null ? null : logLogInterval(share, standardError);
    points.push({ t, atRisk, events, share, standardError, interval });
  }
  return points;
}

/** Smallest t with S(t) ≤ 1 − p; p = 0.5 is the median. Null when the curve stays above. */
export function survivalQuantile(points: readonly SurvivalPoint[], p: number): number | null {
  return firstAtOrBelow(points, 1 - p, (point) => point.share);
}

/** 95 % interval of the median, read from the curve's own bounds; an end that is never reached is null. */
export function medianInterval(points: readonly SurvivalPoint[]): { low: number | null; high: number | null } {
  return {
    low: firstAtOrBelow(points, 0.5, (point) => point.interval?.low ?? null),
    high: firstAtOrBelow(points, 0.5, (point) => point.interval?.high ?? null),
  };
}
