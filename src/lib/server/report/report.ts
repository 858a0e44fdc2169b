/** The one place where a metric's SQL meets the filters: pages, the API and the command line all ask here. */
import { isAboutPeople, NO_VALUE, OF_LISTS, withoutFilter, type Filters } from '../../filters';
import {
  composeSql,
  incompleteWeeks,
  resultOf,
  weeksSql,
  type Cut,
  type Dialect,
  type Dimension,
  type Metric,
  type Row,
  type WeekRow,
} from '../../metrics';
import { labelOf } from '../../metrics/labels';
import { figureOnly, type TimeMetric } from '../../metrics/metric';
import type { SilentInputs } from '../../metrics/silent';
import type { MetricResult, SeriesPoint } from '../../model/figures';
import { daysOfData } from './days';
import { agentNames, areNamesShown, topicTitles, warehouseInfo } from '../people/info';
import type { Names } from '../people/names';
import { silentInputs } from '../silent/silentinputs';
import { warehouse } from '../warehouse/warehouse';
import { literalWhere, whereOf } from './where';
import { dataFolder, readSettings } from '../workspace/workspace';

export interface ReportOptions {
  by?: Dimension;
  folder?: string;
}

/**
 * Everything one metric says for a selection. Waits on the clock that the filters name; where nobody set opening hours
 * there is only the calendar's. `sql` is the query of the whole figure with the values written in, so
 * that it gives the same number in any DuckDB shell. A series by agent is keyed by the agent's number, never the id;
 * an unknown value is keyed NO_VALUE, as in a URL.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function report(metric: Metric, filters: Filters, options: ReportOptions = {}): Promise<MetricResult> {
  const { by, folder = dataFolder() } = options;
  const { question, asked, headline, silent } = await prepared(metric, filters, folder);
  return warehouse(folder).remembered([by, ...question], () => worked(metric, asked, by, headline, folder, silent));
}

/** The filters without a clock that the metric, or the warehouse, does not have. */
async function onItsClock(metric: Metric, filters: Filters, folder: string): Promise<Filters> {
  if (!filters.clock) return filters;
  const isPossible = metric.kind === 'time' && !metric.isCalendarOnly && (await warehouseInfo(folder)).hasBusinessHours;
  return isPossible ? filters : withoutFilter(filters, 'clock');
}

/**
 * The series of a metric alone, as report gives it: a chart of weeks shows no figure of them all.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function reportSeries(
  metric: Metric,
  filters: Filters,
  { by, folder = dataFolder() }: { by: Dimension; folder?: string },
): Promise<SeriesPoint[]> {
  const { question, asked, headline, silent } = await prepared(metric, filters, folder);
  return warehouse(folder).remembered(['series', by, ...question], () =>
    series(metric, asked, by, headline, folder, silent),
  );
}

interface Prepared {
  /** what an answer depends on besides its dimension */
  question: unknown[];
  asked: Filters;
  headline: string;
  silent: SilentInputs | undefined;
}

async function prepared(metric: Metric, filters: Filters, folder: string): Promise<Prepared> {
  const [{ headlineEmpathy: headline }, hasNames, onClock, known] = await Promise.all([
    readSettings(folder),
    areNamesShown(folder),
    onItsClock(metric, filters, folder),
    metric.kind === 'silent' ? silentInputs(filters, folder) : null,
  ]);
  const silent = known?.inputs;
  const asked = { ...onClock, ...silent?.period };
  // Its SQL too: the page of phrases asks for shares of its own under the id of a metric that counts others.
  const question = [metric.id, shownSql(metric, asked), ofFigure(asked), headline, hasNames, silent];
  return { question, asked, headline, silent };
}

async function worked(
  metric: Metric,
  filters: Filters,
  by: Dimension | undefined,
  headline: string,
  folder: string,
  silent?: SilentInputs,
): Promise<MetricResult> {
  const whole = resultOf(metric, {
    rows: await ask(metric, filters, folder),
    sql: shownSql(metric, filters),
    headline,
    isAboutPeople: isAboutPeople(filters),
    ...(silent && { silent }),
    ...(filters.clock && { clock: filters.clock }),
  });
  return by ? { ...whole, series: await series(metric, filters, by, headline, folder, silent) } : whole;
}

async function series(
  metric: Metric,
  filters: Filters,
  by: Dimension,
  headline: string,
  folder: string,
  silent?: SilentInputs,
): Promise<SeriesPoint[]> {
  const figures = figureOnly(metric);
  const [answer, names, topics, incompleteWeeks] = await Promise.all([
    metric.kind === 'time'
      ? leadSeries(metric, filters, by, headline, folder)
      : { metric: figures, rows: await ask(figures, filters, folder, by) },
    by === 'agent' ? agentNames(folder) : null,
    by === 'topic' ? topicTitles(folder) : null,
    by === 'week' ? unfinished(filters, folder) : undefined,
  ]);
  const { series: points } = resultOf(answer.metric, {
    rows: answer.rows.slice(0, 1),
    sql: '',
    headline,
    isAboutPeople: isAboutPeople(filters),
    ...(silent && { silent }),
    series: { by, rows: answer.rows },
    ...(incompleteWeeks && { incompleteWeeks }),
    label: (dimension, key) =>
      (dimension === 'agent' && key && names?.label(key)) || topics?.get(key) || labelOf(dimension, key),
  });
  return by === 'week' ? points : points.map((point) => keyed(point, by, names));
}

/**
 * The series of a wait is that of its leading curve, and has a row for every distinct wait: so only that curve is asked
 * for, of only that channel. A group in which it does not occur keeps its place, as a wait of nobody.
 */
async function leadSeries(
  metric: TimeMetric,
  filters: Filters,
  by: Dimension,
  headline: string,
  folder: string,
): Promise<{ metric: Metric; rows: Row[] }> {
  const { splitBy } = metric;
  if (splitBy === by) return { metric, rows: await ask(metric, filters, folder, by) };
  if (!splitBy) {
    const lead = metric.curves.find(({ key }) => key === headline) ?? metric.curves[0];
    const alone = { ...metric, curves: lead ? [lead] : [] };
    return { metric: alone, rows: await ask(alone, filters, folder, by) };
  }
  const groups = await ask({ ...metric, curves: [] }, filters, folder, by);
  // Groups know no clock, and teams without opening hours have no wait on it.
  const lead = leadOf(filters.clock ? await ask(metric, filters, folder) : groups);
  if (lead === undefined) return { metric, rows: await ask(metric, filters, folder, by) };
  const rows = await ask(metric, { ...filters, [splitBy]: [lead || NO_VALUE] }, folder, by);
  const nobody = groups.map(({ key }): Row => ({ key, split: lead, t0: 0, outcome0: 'open', n: 0 }));
  return { metric, rows: [...nobody, ...rows] };
}

/** The value with the most rows behind it, as the curves of a whole figure are ordered (metrics/result.ts). */
function leadOf(rows: readonly Row[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { split, n } of rows) {
    const value = String(split ?? '');
    counts.set(value, (counts.get(value) ?? 0) + Number(n));
  }
  const [lead] = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  return lead?.[0];
}

/**
 * The rows behind a metric, one for each group: for what cuts two ways at once. Keys are ids, never to be shown.
 * @param within further columns of the metric's table
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function groupsOf(
  metric: Metric,
  filters: Filters,
  cut: Pick<Cut, 'by' | 'within' | 'isPlain'>,
  folder = dataFolder(),
): Promise<Row[]> {
  const { sql, params } = whereOf(ofFigure(filters), metric.table);
  const { dialect } = warehouse(folder);
  return warehouse(folder).query<Row>(composeSql(metric, { where: sql, dialect, ...cut }), params);
}

/** The SQL of a figure as a person reads it. */
export function shownSql(metric: Metric, filters: Filters, { by, dialect }: Shown = {}): string {
  const where = literalWhere(ofFigure(filters), metric.table);
  return composeSql(metric, { where, ...cutOf(filters, by), ...(dialect && { dialect }) });
}

interface Shown {
  by?: Dimension;
  /** of the engine that will read it; DuckDB's by itself */
  dialect?: Dialect;
}

/**
 * The same for these filters as a page of figures reads them, for somebody to go on from. A clock that the metric or the
 * warehouse does not have is left out.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function openedSql(
  metric: Metric,
  filters: Filters,
  shown: Shown,
  folder = dataFolder(),
): Promise<string> {
  return shownSql(metric, await onItsClock(metric, filters, folder), shown);
}

function ask(metric: Metric, filters: Filters, folder: string, by?: Dimension): Promise<Row[]> {
  const { sql, params } = whereOf(ofFigure(filters), metric.table);
  const { dialect } = warehouse(folder);
  return warehouse(folder).query<Row>(composeSql(metric, { where: sql, dialect, ...cutOf(filters, by) }), params);
}

function cutOf({ clock }: Filters, by?: Dimension): Pick<Cut, 'by' | 'clock'> {
  return { ...(by && { by }), ...(clock && { clock }) };
}

/** A list that a figure or a line opened is narrowed by it; the figure itself is not. */
function ofFigure(filters: Filters): Filters {
  return OF_LISTS.reduce((kept, name) => withoutFilter(kept, name), filters);
}

async function unfinished(filters: Filters, folder: string): Promise<Set<string>> {
  const days = await daysOfData(folder);
  if (!days) return new Set();
  const { sql, params } = whereOf(ofFigure(filters), 'conversation_facts');
  const rows = await warehouse(folder).query<WeekRow>(weeksSql({ where: sql }), params);
  const first = filters.from && filters.from > days.first ? filters.from : days.first;
  const last = filters.to && filters.to < days.last ? filters.to : days.last;
  return incompleteWeeks(rows, first, last);
}

function keyed<Point extends { key: string }>(point: Point, by: Dimension, names: Names | null): Point {
  if (point.key === '') return { ...point, key: NO_VALUE };
  return by === 'agent' ? { ...point, key: names?.numberOf(point.key) ?? NO_VALUE } : point;
}
