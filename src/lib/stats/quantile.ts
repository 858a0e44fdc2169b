/**
 * Reading a step curve at a level. The convention of the house: the smallest time at which the curve
 * has reached the level (R reports the midpoint when a curve touches it exactly).
 */

/** Ten tenths summed in floating point are not one. */
export const TOLERANCE = 1e-9;

/** Smallest t whose value is at or above the level; null when the curve never gets there. */
export function firstAtOrAbove<T extends { t: number }>(
  points: readonly T[],
  level: number,
  value: (point: T) => number | null,
): number | null {
  for (const point of points) {
    const at = value(point);
    if (at !== null && at >= level - TOLERANCE) return point.t;
  }
  return null;
}

/** Smallest t whose value is at or below the level; null when the curve never gets there. */
export function firstAtOrBelow<T extends { t: number }>(
  points: readonly T[],
  level: number,
  value: (point: T) => number | null,
): number | null {
  for (const point of points) {
    const at = value(point);
    if (at !== null && at <= level + TOLERANCE) return point.t;
  }
  return null;
}
