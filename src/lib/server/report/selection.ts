/** Which days a page shows: the period, the one before it, and the weeks that its charts and sparklines draw. */
import { OF_LISTS, withoutFilter, type Filters } from '../../filters';
import type { Period, Periods } from '../../model/selection';
import { daysOfData, plusDays, weekOf, type Days } from './days';
import { warehouseInfo } from '../people/info';
import { periodsOf } from './periods';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from './where';

/** Weeks on a weekly chart, and in a sparkline. */
export const CHART_WEEKS = 13;
export const SPARK_WEEKS = 12;

export interface Selection {
  periods: Periods;
  /** the filters over the period, over the one before (null: nothing before it) and over the weeks of a chart */
  now: Filters;
  before: Filters | null;
  weeks: Filters;
  weekStart: number;
}

/** The period is the URL's, else the last four whole weeks. null: a warehouse without conversations. */
export async function selectionOf(filters: Filters, folder: string): Promise<Selection | null> {
  const [days, info] = await Promise.all([daysOfData(folder), warehouseInfo(folder)]);
  if (!days) return null;
  const periods = await periodsOf(filters, days, info.weekStart, (from, to) => count({ ...filters, from, to }, folder));
  return {
    periods,
    now: within(filters, periods.now),
    before: periods.before && within(filters, periods.before),
    weeks: within(filters, chartDays(periods, days, info.weekStart)),
    weekStart: info.weekStart,
  };
}

/** The days of a sparkline: its weeks up to the end of the period. */
export function sparkWeeks(weeks: Filters, now: Period, weekStart: number): Filters {
  const from = plusDays(weekOf(now.to, weekStart), -7 * (SPARK_WEEKS - 1));
  return { ...weeks, from: weeks.from && weeks.from > from ? weeks.from : from, to: now.to };
}

/** The days of one week of a chart, cut where the chart is. */
export function daysOfWeek(week: string, weeks: Filters): { from: string; to: string } {
  const last = plusDays(week, 6);
  return {
    from: weeks.from && weeks.from > week ? weeks.from : week,
    to: weeks.to && weeks.to < last ? weeks.to : last,
  };
}

/** The weeks of some days, by their first day. */
export function weeksIn({ from, to }: Pick<Filters, 'from' | 'to'>, weekStart: number): string[] {
  const weeks: string[] = [];
  if (!from || !to) return weeks;
  for (let week = weekOf(from, weekStart); week <= to; week = plusDays(week, 7)) weeks.push(week);
  return weeks;
}

/** Whether a week has days in common with these. */
export function isWithin(week: string, { from, to }: Pick<Filters, 'from' | 'to'>): boolean {
  return (!from || plusDays(week, 6) >= from) && (!to || week <= to);
}

/** A list that a figure or a line opened is narrowed by it; a page of figures is not. */
function within(filters: Filters, { from, to }: { from: string; to: string }): Filters {
  const { compare: _compare, compare_from: _from, compare_to: _to, ...kept } = filters;
  return { ...OF_LISTS.reduce<Filters>((rest, name) => withoutFilter(rest, name), kept), from, to };
}

/** At least thirteen weeks up to the period's end; with our own period also the week that is not over yet. */
function chartDays({ now, isChosen }: Periods, days: Days, weekStart: number): { from: string; to: string } {
  const to = isChosen ? days.last : now.to;
  const earliest = plusDays(weekOf(now.to, weekStart), -7 * (CHART_WEEKS - 1));
  const from = now.from < earliest ? now.from : earliest;
  return { from: from < days.first ? days.first : from, to };
}

async function count(filters: Filters, folder: string): Promise<number> {
  const { sql, params } = whereOf(filters, 'conversation_facts');
  const [row] = await warehouse(folder).query<{ n: number }>(
    `select count(*) as n from conversation_facts where ${sql}`,
    params,
  );
  return row?.n ?? 0;
}
