/** The one place where a metric's SQL meets the filters: pages, the API and the command line all ask here. */
import { NO_VALUE, withoutFilter, type Filters } from '../filters';
import {
  composeSql,
  incompleteWeeks,
  resultOf,
  weeksSql,
  type Dimension,
  type Metric,
  type Row,
  type WeekRow,
} from '../metrics';
import { labelOf } from '../metrics/labels';
import type { MetricResult } from '../model/figures';
import { daysOfData } from './days';
import { agentNames } from './info';
import type { Names } from './names';
import { warehouse } from './warehouse';
import { literalWhere, whereOf } from './where';
import { dataFolder, readSettings } from './workspace';

export interface ReportOptions {
  by?: Dimension;
  folder?: string;
}

/**
 * Everything one metric says for a selection. `sql` is the query of the whole figure with the values written in, so
 * that it gives the same number in any DuckDB shell. A series by agent is keyed by the agent's number, never the id;
 * an unknown value is keyed NO_VALUE, as in a URL.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function report(metric: Metric, filters: Filters, options: ReportOptions = {}): Promise<MetricResult> {
  const { by, folder = dataFolder() } = options;
  const [rows, series, settings] = await Promise.all([
    ask(metric, filters, folder),
    by ? ask(metric, filters, folder, by) : undefined,
    readSettings(folder),
  ]);
  const names = by === 'agent' ? await agentNames(folder) : null;
  const result = resultOf(metric, {
    rows,
    sql: shownSql(metric, filters),
    headline: settings.headlineEmpathy,
    ...(series && by && { series: { by, rows: series } }),
    ...(by === 'week' && { incompleteWeeks: await unfinished(filters, folder) }),
    label: (dimension, key) => (dimension === 'agent' && names && key ? names.label(key) : labelOf(dimension, key)),
  });
  return by && by !== 'week' ? { ...result, series: result.series.map((point) => keyed(point, by, names)) } : result;
}

/** The SQL of a figure as a person reads it. */
export function shownSql(metric: Metric, filters: Filters, by?: Dimension): string {
  return composeSql(metric, { where: literalWhere(ofFigure(filters), metric.table), ...(by && { by }) });
}

function ask(metric: Metric, filters: Filters, folder: string, by?: Dimension): Promise<Row[]> {
  const { sql, params } = whereOf(ofFigure(filters), metric.table);
  return warehouse(folder).query<Row>(composeSql(metric, { where: sql, ...(by && { by }) }), params);
}

/** A list that a figure opened is narrowed by that figure; the figure itself is not. */
function ofFigure(filters: Filters): Filters {
  return withoutFilter(filters, 'metric');
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
