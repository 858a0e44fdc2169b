/**
 * Is this period different from the one before? Only when the interval of the difference leaves zero out;
 * otherwise the honest answer is "no clear change". Association only: what happened between is not the cause.
 */
import type { Curve, Figure, Interval, MetricResult } from '../model/figures';
import { difference, wilson, type Difference, type Estimate } from '../stats';
import { shareAt } from './curve';
import { confidenceOf } from './figure';
import type { Metric } from './metric';

export interface Change {
  /** changed: a clear change of a figure of which neither direction is better */
  verdict: 'better' | 'worse' | 'changed' | 'none' | 'too few';
  /** current − previous: in the metric's unit; for waits a share of conversations (see `horizon`) */
  value: number | null;
  interval: Interval | null;
  /** waits are compared by the share who had it within so many seconds */
  horizon: number | null;
}

/** Seconds at which waits are compared: the spans that people plan by. */
const HORIZONS = [5, 10, 30, 60, 240, 1440, 4320, 10_080].map((minutes) => minutes * 60);
/** With fewer still waiting at the horizon a curve rests on too little. */
const FEWEST_AT_HORIZON = 5;

const TOO_FEW: Change = { verdict: 'too few', value: null, interval: null, horizon: null };

/**
 * The change from the previous period to the current one. A screen with many figures corrects for its many looks
 * before it calls a change clear; this verdict is of one look.
 */
export function clearChange(metric: Metric, current: MetricResult, previous: MetricResult): Change {
  if (metric.kind === 'time') return waitChange(current, previous);
  const now = estimate(current.figure);
  const before = estimate(previous.figure);
  if (!now || !before) return TOO_FEW;
  return changeOf(difference(now, before), metric.better === 'other' ? null : metric.better === 'higher', null);
}

/**
 * Waits are compared at one time, on the curve that leads the current period: the first usual span by which half
 * of the period before had it. The span does not depend on the current period, so that it cannot be picked to please.
 */
function waitChange(current: MetricResult, previous: MetricResult): Change {
  const now = current.curves[0];
  const before = previous.curves.find(({ key }) => key === now?.key);
  if (!now || !before || [now, before].some(({ n }) => confidenceOf(n) === 'withheld')) return TOO_FEW;
  const horizon = horizonOf(now, before);
  if (horizon === null) return TOO_FEW;
  // Whatever the unit of the figure: of the share who had it in time, more is better.
  return changeOf(difference(estimateAt(now, horizon), estimateAt(before, horizon)), true, horizon);
}

function changeOf({ value, interval }: Difference, risingIsBetter: boolean | null, horizon: number | null): Change {
  const isClear = interval.low > 0 || interval.high < 0;
  if (!isClear) return { verdict: 'none', value, interval, horizon };
  if (risingIsBetter === null) return { verdict: 'changed', value, interval, horizon };
  return { verdict: value > 0 === risingIsBetter ? 'better' : 'worse', value, interval, horizon };
}

function estimate({ value, interval }: Figure): Estimate | null {
  return value !== null && interval ? { value, interval } : null;
}

/** Where the curve is still at 0, or already at 1, its own interval is not defined; Wilson's is. */
function estimateAt(curve: Curve, t: number): Estimate {
  const { share, low, high } = shareAt(curve, t);
  if (low !== null && high !== null) return { value: share, interval: { low, high } };
  return { value: share, interval: wilson(Math.round(share * curve.n), curve.n)! };
}

function horizonOf(now: Curve, before: Curve): number | null {
  const possible = HORIZONS.filter((t) => [now, before].every((curve) => restsOnEnough(curve, t)));
  return possible.find((t) => t >= (before.median ?? Infinity)) ?? possible.at(-1) ?? null;
}

/** Without open conversations a curve is complete at any time; with them, somebody must still be watched. */
function restsOnEnough(curve: Curve, t: number): boolean {
  if (curve.open === 0) return true;
  const next = curve.points.find((point) => point.t >= t) ?? curve.points.at(-1);
  return (next?.atRisk ?? 0) >= FEWEST_AT_HORIZON;
}
