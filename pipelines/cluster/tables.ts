/** The warehouse's tables as ClickHouse holds them: the same names, columns and meanings. */
import { columnsOf, rowsOf, type Database } from '../warehouse/database';

export interface ClusterTable {
  name: string;
  columns: { name: string; type: string }[];
  rows: number;
}

/** How rows lie on disk, where figures ask for them by day; elsewhere by what they are looked up by. */
const SORTED: Record<string, string> = {
  conversation_facts: 'day, conversation_id, episode',
  message_facts: 'day, conversation_id, position',
  turn_facts: 'day, conversation_id, turn',
  promise_facts: 'day, conversation_id',
  topic_facts: 'topic, day',
  question_episodes: 'question_id, day',
  question_asks: 'question_id, day',
  question_answers: 'question_id, day',
  conversations: 'conversation_id',
  messages: 'conversation_id, position',
  tags: 'tag, conversation_id, message_id',
  topic_mentions: 'topic, conversation_id',
  repeated_line_uses: 'line_id, conversation_id',
  search_conversations: 'number',
  search_words: 'word, segment',
  kept_messages: 'conversation_id',
};

/** The places of rows, by which the page of a list is found again; a column here, because ClickHouse has none. */
export const ROW_IDS = 'conversation_facts';

const TYPES: Record<string, string> = {
  VARCHAR: 'String',
  BOOLEAN: 'Bool',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  UBIGINT: 'UInt64',
  DOUBLE: 'Float64',
  DATE: 'Date32',
  TIMESTAMP: "DateTime64(6, 'UTC')",
};

/** What a version of ClickHouse takes in a definition; that of the product, or an older one of a test. */
export interface Definitions {
  /** @param type of DuckDB @throws Error for a type that no table of the warehouse had so far */
  columnType(type: string): string;
  /** whether rows may be sorted by columns that can be null */
  isSorted: boolean;
  /** more settings of a table, each with a comma before it */
  tableSettings: string;
}

export const CURRENT: Definitions = {
  columnType: clickHouseType,
  isSorted: true,
  tableSettings: ', allow_nullable_key = 1',
};

function clickHouseType(type: string): string {
  if (type.endsWith('[]')) return `Array(${scalar(type.slice(0, -2))})`;
  return `Nullable(${scalar(type)})`;
}

function scalar(type: string): string {
  const known = TYPES[type];
  if (!known) throw new Error(`No ClickHouse type for ${type}: add it to pipelines/cluster/tables.ts.`);
  return known;
}

export async function clusterTables({ connection }: Database): Promise<ClusterTable[]> {
  const names = await rowsOf<{ name: string }>(
    connection,
    `select table_name as name from information_schema.tables where table_schema = 'main' and table_type = 'BASE TABLE' order by 1`,
  );
  const tables: ClusterTable[] = [];
  for (const { name } of names) {
    const [count] = await rowsOf<{ n: number }>(connection, `select count(*) as n from ${name}`);
    tables.push({ name, columns: await columnsOf(connection, name), rows: count?.n ?? 0 });
  }
  return tables;
}

/** The columns of a table as CREATE TABLE names them. */
export function columnsSql({ name, columns }: ClusterTable, definitions: Definitions): string {
  const own = columns.map((column) => `\`${column.name}\` ${definitions.columnType(column.type)}`);
  if (name === ROW_IDS) own.push('rowid UInt64');
  return own.join(', ');
}

export function orderOf({ name }: ClusterTable, definitions: Definitions): string {
  const sorted = definitions.isSorted ? SORTED[name] : undefined;
  return sorted ? `(${sorted})` : 'tuple()';
}

/** The rows of one chunk, in an order that is the same whenever it is asked. */
export function chunkSql({ name, columns }: ClusterTable, from: number, to: number): string {
  const own = columns.map((column) =>
    // A list is never null on ClickHouse; nobody tells an unknown list from an empty one.
    column.type.endsWith('[]') ? `coalesce("${column.name}", []) as "${column.name}"` : `"${column.name}"`,
  );
  if (name === ROW_IDS) own.push('rowid');
  return `select ${own.join(', ')} from ${name} where rowid >= ${from} and rowid < ${to} order by rowid`;
}
