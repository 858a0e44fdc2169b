/** Where event notes stand on a chart of weeks, or of other equal spans of days. */
import type { EventNote } from '$lib/model/overview';
import { daysBetween } from './plot';

export interface PlacedNote extends EventNote {
  /** the number on its disc, 1 for the first on the chart */
  number: number;
  /** spans (weeks) after the first of the chart */
  x: number;
}

/**
 * The notes of the weeks drawn, oldest first. A note in the last week stands at the chart's end, where the week's point
 * is.
 * @param starts first days of the weeks (or of spans of so many days), oldest first
 */
export function notesOn(starts: readonly string[], notes: readonly EventNote[], days = 7): PlacedNote[] {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const end = daysBetween(first, last) / days;
  return notes
    .map((note) => ({ ...note, x: daysBetween(first, note.at) / days }))
    .filter(({ x }) => x >= 0 && x < end + 1)
    .sort((one, other) => one.x - other.x)
    .map((note, index) => ({ ...note, x: Math.min(end, note.x), number: index + 1 }));
}

/**
 * On which side of the selected period its name has room between the discs.
 * @param discs,from,to in pixels
 */
export function sideOfName(discs: readonly number[], from: number, to: number): 'start' | 'end' | null {
  const isFree = (middle: number) => discs.every((disc) => Math.abs(disc - middle) >= NAME);
  if (to - from < 1.5 * NAME) return null;
  return isFree(from + NAME / 1.4) ? 'start' : isFree(to - NAME / 1.4) ? 'end' : null;
}
/** Pixels from the middle of "this period" to where a disc may begin. */
const NAME = 56;

/** Left to right where the discs stand, in pixels: a disc that would lie on the one before moves beside it. */
export function discsOf(places: readonly number[], least: number): number[] {
  let before = -Infinity;
  return places.map((place) => (before = Math.max(place, before + least)));
}
