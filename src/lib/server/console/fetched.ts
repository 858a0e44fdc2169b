/** Rows that a cluster gave, as the one table that a child reads: so that one set of writers serves both engines. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../../model/sqltext';
import type { ConsoleProblem } from '../../model/console';
import type { Fetched } from './messages';
import type { Reading } from './reading';

/** Name of the table. */
const ANSWER = 'answer';

/** All rows of it. */
export const ALL_FETCHED = `from ${ANSWER}`;

/** The lines of a plan, under the names that DuckDB gives its own. */
export const FETCHED_PLAN = `select 'plan' as explain_key, explain as explain_value from ${ANSWER}`;

/**
 * Lays the rows before one connection. Instants come with a zone, which Undertone's own do not have: they are all UTC.
 * @throws the engine's error for a file that it cannot read
 */
export async function openFetched(connection: DuckDBConnection, reading: Reading, fetched: Fetched): Promise<Reading> {
  const file = `read_parquet(${quoted(fetched.file)})`;
  const described = await connection.runAndReadAll(`describe select * from ${file}`);
  const columns = described.getRows().map(([name, type]) => columnSql(String(name), String(type)));
  await connection.run(`create temp view ${ANSWER} as select ${columns.join(', ')} from ${file}`);
  const { rulesVersion } = fetched;
  return { ...reading, known: { tables: new Set([ANSWER]), database: reading.known.database }, rulesVersion };
}

function columnSql(name: string, type: string): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  return type === 'TIMESTAMP WITH TIME ZONE' ? `make_timestamp(epoch_us(${column})) as ${column}` : column;
}

/** What went wrong with reading it: nothing that the query says, which ran elsewhere, nor in a file that anybody knows. */
export function fetchedProblem({ kind, message }: ConsoleProblem): ConsoleProblem {
  return {
    kind: kind === 'memory' ? kind : 'failed',
    message: message.replace(/ in Parquet file "[^"]*"/, ' in the rows that the cluster gave'),
    hint:
      kind === 'memory'
        ? 'Ask for fewer rows or columns.'
        : 'Texts have to be UTF-8: write hex(…) around bytes. For other types, write toString(…).',
  };
}
