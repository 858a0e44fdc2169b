/**
 * The p-chart of a weekly share: is this week outside what the weeks before make one expect? (Shewhart.) Where those
 * weeks already differ more than chance, z is divided by their own spread from week to week: Laney's p′ (2002).
 */
import type { GroupShare } from './betabinomial';

/** Standard deviations from the weeks before. */
export const WATCH = 2;
export const ALARM = 3;
/** A moving range of two is so many standard deviations wide on average. */
const RANGE_TO_DEVIATION = 1.128;

export interface PChart {
  /** share of the weeks before, all together */
  centre: number;
  /** the week against it, after Laney's correction where it applies */
  z: number;
  signal: 'none' | 'watch' | 'alarm';
  /** φ of the weeks before: mean of z² */
  overdispersion: number;
  /** Laney's factor, 1 where the weeks before differ by chance only */
  widened: number;
}

/** @returns null when a side has no trials, or when the weeks before have all or no events */
export function pChart(before: readonly GroupShare[], week: GroupShare): PChart | null {
  const weeks = before.filter(({ n }) => n > 0);
  const n = weeks.reduce((sum, one) => sum + one.n, 0);
  const centre = weeks.reduce((sum, one) => sum + one.k, 0) / n;
  if (!(centre > 0 && centre < 1) || week.n === 0) return null;
  const zOf = (one: GroupShare) => (one.k / one.n - centre) / Math.sqrt((centre * (1 - centre)) / one.n);
  const past = weeks.map(zOf);
  const overdispersion = past.reduce((sum, z) => sum + z * z, 0) / past.length;
  const widened = overdispersion > 1 ? Math.max(1, movingDeviation(past)) : 1;
  const z = zOf(week) / widened;
  const signal = Math.abs(z) >= ALARM ? 'alarm' : Math.abs(z) >= WATCH ? 'watch' : 'none';
  return { centre, z, signal, overdispersion, widened };
}

function movingDeviation(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
  return ranges.reduce((sum, range) => sum + range, 0) / Math.max(1, ranges.length) / RANGE_TO_DEVIATION;
}
