/** Which conversations a list holds: the filters, what the figure that opened it counts, a ready-made list, words. */
import type { Filters } from '../../filters';
import { listById, metricById, opensOf } from '../../metrics';
import { wordsWhere } from './finding';
import { areNamesShown } from '../people/info';
import { lineWhere } from '../report/lines';
import { warehouse, type Params } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

/** Why a `case`, `metric` or `part` in the URL opens no list; null when it does (or is not there). */
export function problemOfMetric(filters: Filters): string | null {
  if (filters.case && !listById(filters.case))
    return `There is no list "${filters.case}", so the conversations are not narrowed by it.`;
  if (!filters.metric) return null;
  const metric = metricById(filters.metric);
  if (!metric) return `There is no metric "${filters.metric}", so the list is not narrowed by it.`;
  if (opensOf(metric, filters.part) !== undefined) return null;
  return `The metric ${metric.id} has no part "${filters.part}", so the list is not narrowed by it.`;
}

/** The predicate of a list: the filters, what the figure that opened it counts, and the line that was written. */
export async function listWhere(
  filters: Filters,
  folder: string,
  dialect = warehouse(folder).dialect,
): Promise<{ sql: string; params: Params }> {
  const { sql, params } = whereOf(filters, 'conversation_facts');
  const clauses: { sql: string; params: Params }[] = [{ sql: withFigure(filters, sql), params }];
  const ready = filters.case && listById(filters.case);
  if (ready) clauses.push({ sql: `(${ready.where})`, params: {} });
  if (filters.words) clauses.push(wordsWhere(filters.words, !(await areNamesShown(folder)), dialect));
  if (filters.line) clauses.push(await lineWhere(filters.line, folder, dialect));
  return {
    sql: clauses.map((clause) => clause.sql).join(' and '),
    params: Object.assign({}, ...clauses.map((clause) => clause.params)),
  };
}

function withFigure(filters: Filters, sql: string): string {
  const metric = filters.metric ? metricById(filters.metric) : undefined;
  const opens = metric && opensOf(metric, filters.part);
  return opens ? `${sql} and (${opens})` : sql;
}
