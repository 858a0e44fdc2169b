/**
 * What is gathered from the rows of each conversation, some conversations at a time: the engine spills joins and sorts to
 * disk, but not what such a group has gathered so far (texts in order, the first that is not empty), so that two million
 * messages in one statement would not fit into an import's memory.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { valueOf } from '../../warehouse/database';

/** What these gather takes some ten megabytes. */
const CONVERSATIONS = 50_000;

/**
 * Fills a table group by group.
 * @param grouped where the groups come from: a table and the column that names the group
 * @param select the query; `where` is a condition on that column, true of each group in one part only
 * @param most groups of one part, about
 */
export async function fillInParts(
  connection: DuckDBConnection,
  table: string,
  grouped: { table: string; by: string },
  select: (where: string) => string,
  most = CONVERSATIONS,
): Promise<void> {
  const { table: source, by } = grouped;
  const groups = await valueOf<number>(connection, `select approx_count_distinct(${by}) from ${source}`);
  const parts = Math.max(1, Math.ceil((groups ?? 0) / most));
  for (let part = 0; part < parts; part++) {
    const into = part === 0 ? `create or replace table ${table} as` : `insert into ${table}`;
    await connection.run(`${into} ${select(parts === 1 ? 'true' : `hash(${by}) % ${parts} = ${part}`)}`);
  }
}
