/**
 * Is this period different from the one before? Only when the interval of the difference leaves zero out;
 * otherwise the honest answer is "no clear change". Association only: what happened between is not the cause.
 */
import type { Curve, Figure, Interval, MetricResult } from '../model/figures';
import { benjaminiHochberg, difference, wilson, type Difference, type Estimate } from '../stats';
import { shareAt } from './curve';
import { confidenceOf } from './figure';
import type { Metric } from './metric';
import { changeDetail, changeWords } from './words';

export interface Change {
  verdict: 'better' | 'worse' | 'none' | 'too few';
  /** current − previous: in the metric's unit; for waits a share of conversations (see `horizon`) */
  value: number | null;
  interval: Interval | null;
  /** chance of a difference at least as large if nothing had changed */
  p: number | null;
  /** waits are compared by the share who had it within so many seconds */
  horizon: number | null;
  /** "5 points better", "7 minutes sooner", "no clear change", "too few to compare" */
  words: string;
  /** the difference with its interval, for a tooltip; empty when there are too few */
  detail: string;
}

/** Seconds at which waits are compared: the spans that people plan by. */
const HORIZONS = [5, 10, 30, 60, 240, 1440, 4320, 10_080].map((minutes) => minutes * 60);
/** With fewer still waiting at the horizon a curve rests on too little. */
const FEWEST_AT_HORIZON = 5;
/** Share of false finds that is borne among the changes of one screen. */
const FALSE_FINDS = 0.1;

const TOO_FEW: Change = {
  verdict: 'too few',
  value: null,
  interval: null,
  p: null,
  horizon: null,
  words: 'too few to compare',
  detail: '',
};

/** The change from the previous period to the current one, as a verdict and in words. */
export function clearChange(metric: Metric, current: MetricResult, previous: MetricResult): Change {
  if (metric.kind === 'time') return waitChange(metric, current, previous);
  const now = estimate(current.figure);
  const before = estimate(previous.figure);
  if (!now || !before) return TOO_FEW;
  return changeOf(metric, difference(now, before), metric.better === 'higher');
}

/**
 * The changes of one screen, with those unsaid that many looks alone would bring about:
 * a change stays clear when its Benjamini–Hochberg p is at most 0.10 as well.
 */
export function correctedChanges(changes: readonly Change[]): Change[] {
  const tested = changes.filter(({ p }) => p !== null);
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p!));
  return changes.map((change) => {
    const at = tested.indexOf(change);
    return at === -1 || adjusted[at]! <= FALSE_FINDS
      ? change
      : { ...change, verdict: 'none', words: changeWords('none') };
  });
}

/**
 * Waits are compared at one time, on the curve that leads the current period: the first usual span by which half
 * of the period before had it. The span does not depend on the current period, so that it cannot be picked to please.
 */
function waitChange(metric: Metric, current: MetricResult, previous: MetricResult): Change {
  const now = current.curves[0];
  const before = previous.curves.find(({ key }) => key === now?.key);
  if (!now || !before || [now, before].some(({ n }) => confidenceOf(n) === 'withheld')) return TOO_FEW;
  const horizon = horizonOf(now, before);
  if (horizon === null) return TOO_FEW;
  const shares = difference(estimateAt(now, horizon), estimateAt(before, horizon));
  const sooner = before.median !== null && now.median !== null ? before.median - now.median : null;
  return changeOf(metric, shares, true, { horizon, sooner });
}

function changeOf(
  metric: Metric,
  { value, interval, p }: Difference,
  risingIsBetter: boolean,
  wait?: { horizon: number; sooner: number | null },
): Change {
  const isClear = interval.low > 0 || interval.high < 0;
  const verdict = !isClear ? 'none' : value > 0 === risingIsBetter ? 'better' : 'worse';
  const words = changeWords(verdict, { unit: metric.unit, value, ...wait });
  const horizon = wait?.horizon ?? null;
  return { verdict, value, interval, p, horizon, words, detail: changeDetail(metric.unit, value, interval, horizon) };
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
