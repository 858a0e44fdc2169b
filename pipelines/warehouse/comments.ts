/** Brings what every table and column means into the warehouse itself, for whoever opens the file with another tool. */
import { TABLES } from '../../src/lib/model/columns';
import { quoted, rowsOf, type Database } from './database';

/** Writes the comments that are missing or other ones than schema.sql says; an older warehouse gets all. */
export async function writeComments({ connection }: Database): Promise<void> {
  const rows = await rowsOf<{ place: string; comment: string | null }>(
    connection,
    `select 'table ' || table_name as place, comment from duckdb_tables() where database_name = current_database()
     union all
     select 'column ' || table_name || '.' || column_name, comment
     from duckdb_columns() where database_name = current_database()`,
  );
  const stored = new Map(rows.map(({ place, comment }) => [place, comment]));
  const meant = TABLES.flatMap(({ name, comment, columns }): [string, string][] => [
    [`table ${name}`, comment],
    ...columns.map((column): [string, string] => [`column ${name}.${column.name}`, column.comment]),
  ]);
  const statements = meant
    .filter(([place, comment]) => stored.get(place) !== comment)
    .map(([place, comment]) => `comment on ${place} is ${quoted(comment)};`);
  // One transaction: each of six hundred by itself would be written to disk by itself.
  if (statements.length > 0) await connection.run(`begin; ${statements.join('\n')} commit`);
}
