/**
 * With which days a period is compared, and the sentence that says so. A week has quiet days and loud ones, so both
 * ready-made comparisons are the same weekdays, whole weeks earlier; chosen days are taken as they are, and what that
 * does to the comparison is said.
 */
import type { Filters } from '../../filters';
import type { Comparison, Period } from '../../model/selection';
import { daysBetween, period, plusDays, type Days } from './days';
import { number } from './sentences';

/** The same weekday a year earlier lies 52 weeks back, not 365 days. */
const YEAR_WEEKS = 52;

/** The days compared with (null: none), and how they were come by. */
export function comparisonOf(
  filters: Filters,
  now: Period,
  data: Pick<Days, 'first'>,
): { before: Period | null; comparison: Comparison } {
  if (filters.compare === 'none') {
    const sentence = 'Compared with nothing, as chosen.';
    return { before: null, comparison: { kind: 'none', sentence, inWords: '' } };
  }
  if (filters.compare_from && filters.compare_to) {
    const before = period(filters.compare_from, filters.compare_to);
    const inWords = `on ${before.label}`;
    return { before, comparison: { kind: 'own', sentence: ownSentence(now, before), inWords } };
  }
  const kind = filters.compare ?? 'before';
  const span = kind === 'year' ? YEAR_WEEKS : 1;
  const weeks = span * Math.ceil(lengthOf(now) / (7 * span));
  const before = period(plusDays(now.from, -7 * weeks), plusDays(now.to, -7 * weeks));
  // Half a comparison would be no comparison.
  if (before.from < data.first) {
    const sentence = `Nothing to compare with: that would be ${before.label}, and the data begin on ${period(data.first, data.first).label}.`;
    return { before: null, comparison: { kind, sentence, inWords: '' } };
  }
  const earlier = weeks === 1 ? 'a week' : `${number(weeks)} weeks`;
  const sentence = `Compared with ${before.label}: the same weekdays, ${earlier} earlier.`;
  const inWords = kind === 'year' ? 'a year before' : 'in the period before';
  return { before, comparison: { kind, sentence, inWords } };
}

function ownSentence(now: Period, before: Period): string {
  const shared = Math.max(0, 1 + daysBetween(later(now.from, before.from), earlier(now.to, before.to)));
  const [length, other] = [lengthOf(now), lengthOf(before)];
  const alike =
    (length % 7 === 0 && other % 7 === 0) || (length === other && daysBetween(before.from, now.from) % 7 === 0);
  const notes = [
    ...(alike ? [] : ['The weekdays differ, which alone can move a figure.']),
    ...(shared > 0
      ? [`${shared === 1 ? 'One day is' : `${shared} days are`} in both, which hides part of a change.`]
      : []),
  ];
  return [`Compared with ${before.label}, the days you chose.`, ...notes].join(' ');
}

function lengthOf({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

const later = (one: string, other: string): string => (one > other ? one : other);
const earlier = (one: string, other: string): string => (one < other ? one : other);
