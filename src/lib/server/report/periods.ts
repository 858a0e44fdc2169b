/** Which days are looked at: those of the URL, or lately; and which they are compared with. */
import type { Filters } from '../../filters';
import type { Periods } from '../../model/selection';
import { comparisonOf } from './comparison';
import { lastWholeWeekEnd, period, plusDays, weekOf, type Days } from './days';

/** How many weeks back "lately" reaches when the URL names no days: the shortest that holds enough to say something. */
const LATELY_WEEKS = [4, 13, 26, 52];
const ENOUGH = 20;

/**
 * The days of a selection and of its comparison. Without days in the URL: the last four whole weeks, or more where
 * those hold fewer than 20 conversations. Compared as the filters say (comparison.ts).
 * @param countBetween how many conversations lie between two days, to choose how far "lately" reaches
 */
export async function periodsOf(
  filters: Filters,
  days: Days,
  weekStart: number,
  countBetween: (from: string, to: string) => Promise<number>,
): Promise<Periods> {
  const isChosen = !filters.from && !filters.to;
  const { from, to } = isChosen
    ? await lately(days, weekStart, countBetween)
    : { from: filters.from ?? days.first, to: filters.to ?? days.last };
  const now = period(from, to);
  return { now, ...comparisonOf(filters, now, days), isChosen };
}

async function lately(
  days: Days,
  weekStart: number,
  countBetween: (from: string, to: string) => Promise<number>,
): Promise<{ from: string; to: string }> {
  // An export taken long after the last conversation has nothing to say about the weeks between.
  const endOfLast = plusDays(weekOf(days.lastConversation, weekStart), 6);
  const whole = lastWholeWeekEnd(days.last, weekStart);
  const end = whole < endOfLast ? whole : endOfLast;
  for (const weeks of LATELY_WEEKS) {
    const from = plusDays(end, 1 - 7 * weeks);
    if (from < days.first) break;
    if ((await countBetween(from, end)) >= ENOUGH) return { from, to: end };
  }
  return { from: days.first, to: days.last };
}
