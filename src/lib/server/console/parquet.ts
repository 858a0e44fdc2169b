/**
 * A query's rows as a Parquet file. Its index stands at the end, so it cannot be streamed: the engine writes it into the
 * one folder that this process may write to, and its bytes follow when it is whole.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../../model/sqltext';
import type { Answered, Listener } from './answer';
import type { Ask } from './messages';
import { bind, prepareQuery } from './prepare';
import { ConsoleFailure, problemOf } from './problem';
import type { Reading } from './reading';

/** Name of the file in the output folder. */
export const PARQUET_FILE = 'result.parquet';

/** @throws ConsoleFailure */
export async function answerParquet(
  connection: DuckDBConnection,
  reading: Reading,
  ask: Ask,
  listener: Listener,
): Promise<Answered> {
  const path = join(reading.outputFolder ?? '', PARQUET_FILE);
  const statement = await prepareQuery(connection, reading.known, ask);
  const columns = Array.from({ length: statement.columnCount }, (_, index) => ({
    name: statement.columnName(index),
    type: statement.columnType(index).toString(),
  }));
  const rows = Number(
    await run(
      connection,
      ask,
      `copy (from (${queryOf(ask)}\n) limit ${ask.rows}) to ${quoted(path)}
       (format parquet, kv_metadata {rules_version: ${quoted(reading.rulesVersion)}})`,
    ),
  );
  const isTruncated =
    rows === ask.rows &&
    (await run(connection, ask, `from (${queryOf(ask)}\n) limit 1 offset ${ask.rows}`)) !== undefined;
  listener.started(columns);
  for await (const part of createReadStream(path)) await listener.write(part as Buffer);
  listener.rows(rows);
  return { rows, isTruncated };
}

/**
 * The text without the semicolons that end it. The guard has read it as one whole SELECT, so its brackets, quotes and
 * comments are closed, and it stays one inside brackets.
 */
function queryOf({ sql, isPlan }: Ask): string {
  if (isPlan)
    throw new ConsoleFailure({
      kind: 'refused',
      message: 'A plan is no table.',
      hint: 'Ask for it as json, csv or arrow.',
    });
  return sql.replace(/[;\s]+$/, '');
}

/** The first value that comes back; undefined when there is no row. */
async function run(connection: DuckDBConnection, ask: Ask, sql: string): Promise<unknown> {
  try {
    const statement = await connection.prepare(sql);
    bind(statement, ask.parameters);
    return (await statement.runAndReadAll()).getRows()[0]?.[0];
  } catch (error) {
    if (error instanceof ConsoleFailure) throw error;
    const problem = problemOf(error, sql);
    // It counts in another text than the one that was asked.
    delete problem.place;
    throw new ConsoleFailure(problem);
  }
}
