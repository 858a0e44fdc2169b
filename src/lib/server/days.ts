/** Local days: how far the data reach, which days are looked at, and which they are compared with. */
import { DateTime } from 'luxon';
import type { Filters } from '../filters';
import type { Period, Periods } from '../model/views';
import { warehouseInfo } from './info';
import { warehouse } from './warehouse';
import { dataFolder } from './workspace';

export interface Days {
  /** day of the first conversation */
  first: string;
  /** day up to which the export reaches, which may be later than the last conversation */
  last: string;
  lastConversation: string;
}

/** null for a warehouse without conversations. */
export async function daysOfData(folder = dataFolder()): Promise<Days | null> {
  const [info, [row]] = await Promise.all([
    warehouseInfo(folder),
    warehouse(folder).query<{ first: string | null; last: string | null }>(
      'select min(day)::varchar as first, max(day)::varchar as last from conversation_facts',
    ),
  ]);
  if (!row?.first || !row.last) return null;
  const exported = info.exportedAt && DateTime.fromJSDate(info.exportedAt, { zone: info.timezone }).toISODate();
  return { first: row.first, last: exported && exported > row.last ? exported : row.last, lastConversation: row.last };
}

/** How many weeks back "lately" reaches when the URL names no days: the shortest that holds enough to say something. */
const LATELY_WEEKS = [4, 13, 26, 52];
const ENOUGH = 20;

/**
 * The days of a selection and of its comparison. Without days in the URL: the last four whole weeks, or more where
 * those hold fewer than 20 conversations. Compared with the same number of weeks before, so that weekdays match.
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
  return { now: period(from, to), before: before(filters, from, to, days), isChosen };
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

function before(filters: Filters, from: string, to: string, days: Days): Period | null {
  if (filters.compare_from && filters.compare_to) return period(filters.compare_from, filters.compare_to);
  const shift = 7 * Math.ceil((daysBetween(from, to) + 1) / 7);
  const start = plusDays(from, -shift);
  // Half a comparison would be no comparison.
  return start < days.first ? null : period(start, plusDays(to, -shift));
}

/** The last day of the last week that the data hold whole. */
export function lastWholeWeekEnd(last: string, weekStart: number): string {
  const endDay = weekStart === 1 ? 7 : weekStart - 1;
  const over = (utc(last).weekday - endDay + 7) % 7;
  return plusDays(last, -over);
}

export function plusDays(day: string, days: number): string {
  return utc(day).plus({ days }).toISODate();
}

/** Whole days from one to the other; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return utc(to).diff(utc(from), 'days').days;
}

/** The first day of the week in which a day lies. */
export function weekOf(day: string, weekStart: number): string {
  return plusDays(day, -((utc(day).weekday - weekStart + 7) % 7));
}

export function period(from: string, to: string): Period {
  const days = daysBetween(from, to) + 1;
  return { from, to, label: daysInWords(from, to), weeks: days % 7 === 0 ? days / 7 : null };
}

/** "14 Apr – 11 May 2025"; the year is said twice only where it changes. */
export function daysInWords(from: string, to: string): string {
  const [first, last] = [utc(from), utc(to)];
  if (from === to) return last.toFormat('d LLL yyyy');
  return `${first.toFormat(first.year === last.year ? 'd LLL' : 'd LLL yyyy')} – ${last.toFormat('d LLL yyyy')}`;
}

/** Days have no zone; luxon calculates with them as if they were UTC. */
function utc(day: string): DateTime<true> {
  const date = DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' });
  if (!date.isValid) throw new RangeError(`"${day}" is no day; expected one such as 2024-05-16.`);
  return date;
}
