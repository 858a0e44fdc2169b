/** Grouped waits to a curve that pages can draw: Aalen–Johansen, its median, and the share that never got it. */
import type { Curve, Figure } from '../model/figures';
import { aalenJohansen, firstAtOrAbove, pointAt, type IncidencePoint, type WaitRow } from '../stats';
import { TOLERANCE } from '../stats/quantile';
import { figure, FEWEST } from './figure';

/** A screen has some hundred pixels; a curve with a step a second of every wait would be megabytes. */
const MOST_POINTS = 400;

/** Curve of the share that got the event. With fewer than `fewest` waits it has counts and no points. */
export function curveOf(key: string, label: string, rows: readonly WaitRow[], fewest: number = FEWEST): Curve {
  const counts = { event: 0, ended: 0, open: 0 };
  for (const { outcome, count } of rows) counts[outcome] += count;
  const n = counts.event + counts.ended + counts.open;
  const steps = n < fewest ? [] : aalenJohansen(rows);
  const share = (point: IncidencePoint) => point.event.share;
  const median = firstAtOrAbove(steps, 0.5, share);
  return {
    key,
    label,
    n,
    events: counts.event,
    ended: counts.ended,
    open: counts.open,
    points: thinned(steps).map(({ t, atRisk, event }) => ({
      t,
      share: event.share,
      low: event.interval?.low ?? null,
      high: event.interval?.high ?? null,
      atRisk,
    })),
    median,
    // The upper bound of the share crosses the half first: it gives the early end.
    medianInterval:
      steps.length === 0
        ? null
        : {
            low: firstAtOrAbove(steps, 0.5, (point) => point.event.interval?.high ?? null),
            high: firstAtOrAbove(steps, 0.5, (point) => point.event.interval?.low ?? null),
          },
    never: neverOf(steps, n, fewest),
  };
}

/** The median as a figure. Its value is null, with n enough, when fewer than half ever got it. */
export function medianFigure(curve: Curve, fewest?: number): Figure {
  const { low = null, high = null } = curve.medianInterval ?? {};
  return figure(curve.median, low !== null && high !== null ? { low, high } : null, curve.n, fewest);
}

/** Share that has the event at time t, with its interval; 0 before the first event. */
export function shareAt(curve: Curve, t: number): { share: number; low: number | null; high: number | null } {
  return pointAt(curve.points, t) ?? { share: 0, low: null, high: null };
}

/**
 * Ended without the event. At the end of the curve when nobody is left waiting there; where open conversations
 * make the tail rest on a handful, at the last time with at least five at risk.
 */
function neverOf(steps: readonly IncidencePoint[], n: number, fewest: number): Figure {
  const last = steps.at(-1);
  const settled = last && last.waiting < TOLERANCE;
  const horizon = settled ? last : (steps.findLast((step) => step.atRisk >= FEWEST) ?? last);
  return figure(horizon?.ended.share ?? 0, horizon?.ended.interval ?? null, n, fewest);
}

/** Keeps the first and last step and every one that rises by a visible amount; those kept stay exact. */
function thinned(steps: IncidencePoint[]): IncidencePoint[] {
  const last = steps.at(-1);
  if (!last || steps.length <= MOST_POINTS) return steps;
  const rise = last.event.share / MOST_POINTS;
  let shown = -Infinity;
  return steps.filter((step) => {
    const kept = step === last || step.event.share - shown >= rise;
    if (kept) shown = step.event.share;
    return kept;
  });
}
