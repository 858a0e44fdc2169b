/** The SQL behind a figure, a chart or a list of a page, with its filters written in: where an analyst goes on from. */
import type { Filters } from '../../filters';
import { quoted } from '../../model/sqltext';
import { DIMENSIONS, metricById, type Dialect, type Dimension } from '../../metrics';
import type { ListSort } from '../../model/list';
import { queriedWarehouse } from '../console/chosen';
import { clickHouseText } from '../engine/clickhousetext';
import { ORDERS, SHOWN } from './listrows';
import { listWhere } from './listwhere';
import { openedSql } from '../report/report';
import type { Params } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** What a link may open besides a metric's id. */
export const LIST = 'conversations';

interface Asked {
  /** a metric's id, or LIST */
  what: string;
  /** cut by week, team … ; a word that is no dimension cuts nothing */
  by: string | null;
  filters: Filters;
  sort: ListSort;
}

/** null when there is no such thing. @throws NoWarehouse when nothing has been imported yet */
export async function opened({ what, by, filters, sort }: Asked, folder = dataFolder()): Promise<string | null> {
  if (what === LIST) return listSql(filters, sort, folder);
  const metric = metricById(what);
  if (!metric) return null;
  const { dialect } = queriedWarehouse(folder);
  const dimension = by !== null && Object.hasOwn(DIMENSIONS, by) ? (by as Dimension) : undefined;
  const sql = await openedSql(metric, filters, { ...(dimension && { by: dimension }), dialect }, folder);
  const text = dimension ? `-- ${metric.title}, by ${dimension}\n${sql}\norder by key` : `-- ${metric.title}\n${sql}`;
  return asWritten(text, dialect);
}

/** Every conversation of a list, an episode a row, in its order. */
async function listSql(filters: Filters, sort: ListSort, folder: string): Promise<string> {
  const { dialect } = queriedWarehouse(folder);
  const { sql, params } = await listWhere(filters, folder, dialect);
  const text = [
    '-- Conversations, an episode a row',
    `select ${inLines(SHOWN)}`,
    'from conversation_facts',
    `where ${written(sql, params)}`,
    `order by ${ORDERS[sort]}`,
  ].join('\n');
  return asWritten(text, dialect);
}

/** As its engine reads it: a backslash in a text of ClickHouse's is a letter only when it is doubled. */
const asWritten = (sql: string, { id }: Dialect): string => (id === 'clickhouse' ? clickHouseText(sql, {}) : sql);

/** Names as a list, broken where a line would leave the editor. */
const inLines = (names: readonly string[]): string => names.join(', ').replace(/(.{60,80},) /g, '$1\n  ');

/** A predicate with its values in place of their names, each once: a value that looks like a name stays a value. */
const written = (sql: string, params: Params): string =>
  sql.replace(/\$(\w+)/g, (name, key: string) => {
    const value = params[key];
    return value === undefined ? name : typeof value === 'string' ? quoted(value) : String(value);
  });
