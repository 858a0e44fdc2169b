/** The time axis of a wait: even steps between the moments people think in, so that minutes and days fit one plot. */

export const MOMENTS = [
  { seconds: 0, label: '0' },
  { seconds: 300, label: '5 min' },
  { seconds: 900, label: '15 min' },
  { seconds: 3_600, label: '1 h' },
  { seconds: 14_400, label: '4 h' },
  { seconds: 86_400, label: '24 h' },
  { seconds: 259_200, label: '3 days' },
] as const;

export const LAST_MOMENT = MOMENTS.length - 1;
export const HORIZON_SECONDS = MOMENTS[LAST_MOMENT]!.seconds;

/** Where a wait stands on the axis, 0…6: straight between two moments, 6 for anything later. */
export function timePosition(seconds: number): number {
  const next = MOMENTS.findIndex((moment) => moment.seconds > seconds);
  if (next === -1) return LAST_MOMENT;
  if (next === 0) return 0;
  const from = MOMENTS[next - 1]!.seconds;
  return next - 1 + (seconds - from) / (MOMENTS[next]!.seconds - from);
}

export interface Step {
  x: number;
  share: number;
  low: number | null;
  high: number | null;
}
type CurvePoint = { t: number; share: number; low: number | null; high: number | null };

/** A curve's points as corners of a step line from 0 to the horizon. */
export function stepsOf(points: CurvePoint[]): Step[] {
  let now: Step = { x: 0, share: 0, low: 0, high: 0 };
  const corners: Step[] = [now];
  for (const point of points) {
    if (point.t > HORIZON_SECONDS) break;
    const x = timePosition(point.t);
    corners.push({ ...now, x });
    now = { x, share: point.share, low: point.low, high: point.high };
    corners.push(now);
  }
  corners.push({ ...now, x: LAST_MOMENT });
  return corners;
}

/** The curve's value at a time (the last step before or at it). */
export function valueAt(points: CurvePoint[], seconds: number): Omit<CurvePoint, 't'> {
  return points.findLast((point) => point.t <= seconds) ?? { share: 0, low: null, high: null };
}
