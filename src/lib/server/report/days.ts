/** Local days: how far the data reach, weeks, and how days are said. */
import { DateTime } from 'luxon';
import type { Filters } from '../../filters';
import type { Period } from '../../model/selection';
import { warehouseInfo } from '../people/info';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

const DAY = 86_400_000;

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

/** The days of a page about one week: those of the URL, else the last whole week in which something was written. */
export function daysOfWeekPage(
  filters: Pick<Filters, 'from' | 'to'>,
  days: Days,
  weekStart: number,
): { from: string; to: string } {
  const whole = lastWholeWeekEnd(days.last, weekStart);
  const monday = weekOf(whole < days.lastConversation ? whole : days.lastConversation, weekStart);
  return {
    from: filters.from ?? (filters.to ? days.first : monday),
    to: filters.to ?? (filters.from ? days.last : plusDays(monday, 6)),
  };
}

/** The last day of the last week that the data hold whole. */
export function lastWholeWeekEnd(last: string, weekStart: number): string {
  const endDay = weekStart === 1 ? 7 : weekStart - 1;
  const over = (weekdayOf(last) - endDay + 7) % 7;
  return plusDays(last, -over);
}

export function plusDays(day: string, days: number): string {
  return new Date(midnightOf(day) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one to the other; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return (midnightOf(to) - midnightOf(from)) / DAY;
}

/** The first day of the week in which a day lies. */
export function weekOf(day: string, weekStart: number): string {
  return plusDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
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

function utc(day: string): DateTime<true> {
  return DateTime.fromMillis(midnightOf(day), { zone: 'utc', locale: 'en-GB' }) as DateTime<true>;
}

/** 1 Monday … 7 Sunday */
function weekdayOf(day: string): number {
  return new Date(midnightOf(day)).getUTCDay() || 7;
}

/**
 * Days have no zone and are calculated with as if they were UTC, in plain numbers: a page asks for thousands of them.
 * @throws RangeError for what is no day of the calendar
 */
function midnightOf(day: string): number {
  const milliseconds = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // 30 February would be read as a day of March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).getUTCDate() !== Number(day.slice(8)))
    throw new RangeError(`"${day}" is no day; expected one such as 2024-05-16.`);
  return milliseconds;
}
