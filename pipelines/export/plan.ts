/** Which tables an export has, and which are cut into months: those that grow with every conversation. */
import { columnsOf, rowsOf, valueOf, type Database } from '../warehouse/database';
import { TABLES } from '../../src/lib/model/columns';

/** Table -> the instant whose month a row belongs to. Tags have none of their own and take that of their message. */
const MONTH_OF: Record<string, string> = {
  conversations: 'started_at',
  conversation_facts: 'started_at',
  topic_facts: 'started_at',
  turn_facts: 'started_at',
  messages: 'sent_at',
  message_facts: 'sent_at',
  promise_facts: 'promised_at',
  tags: '(select sent_at from messages where messages.message_id = tags.message_id)',
};

/** How a reader of hive partitions writes "no value". */
const NO_MONTH = '__HIVE_DEFAULT_PARTITION__';

export interface ExportTable {
  name: string;
  comment: string;
  rows: number;
  /** what the months are of, as SQL; null for one file */
  monthOf: string | null;
  columns: { name: string; type: string; comment: string }[];
}

export interface ExportFile {
  /** from the export's folder, with / */
  path: string;
  /** the query whose rows it holds */
  query: string;
}

/** Every table of the warehouse, in the order of schema.sql; what an older warehouse does not have is left out. */
export async function tablesOf(database: Database): Promise<ExportTable[]> {
  const found: ExportTable[] = [];
  for (const { name, comment, columns } of TABLES) {
    const stored = await columnsOf(database.connection, name);
    if (stored.length === 0) continue;
    const comments = new Map(columns.map((column) => [column.name, column.comment]));
    found.push({
      name,
      comment,
      rows: (await valueOf<number>(database.connection, `select count(*) from ${name}`)) ?? 0,
      monthOf: MONTH_OF[name] ?? null,
      columns: stored.map((column) => ({ ...column, comment: comments.get(column.name) ?? '' })),
    });
  }
  return found;
}

/** The files of one table: one for each month, or one for all. A table without rows has one all the same. */
export async function filesOf(database: Database, { name, rows, monthOf }: ExportTable): Promise<ExportFile[]> {
  if (monthOf === null || rows === 0) return [{ path: `${name}/${name}.parquet`, query: `from ${name}` }];
  const months = await rowsOf<{ month: string | null; first: string | null; next: string | null }>(
    database.connection,
    `select strftime(month, '%Y-%m') as month, strftime(month, '%Y-%m-%d') as first,
       strftime(month + interval 1 month, '%Y-%m-%d') as next
     from (select distinct date_trunc('month', ${monthOf}) as month from ${name}) order by month nulls last`,
  );
  return months.map(({ month, first, next }) => ({
    path: `${name}/month=${month ?? NO_MONTH}/${name}.parquet`,
    query:
      month === null
        ? `from ${name} where ${monthOf} is null`
        : // Two comparisons instead of a function: the engine then skips what lies outside.
          `from ${name} where ${monthOf} >= timestamp '${first}' and ${monthOf} < timestamp '${next}'`,
  }));
}
