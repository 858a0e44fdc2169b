/** One query on a connection of its own, stopped when its asker goes. */
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { plainRow } from './plain';

export type Params = Record<string, string | number | boolean | null>;

const INTERRUPT_EVERY_MS = 20;

/** The rows of a query, frozen. @throws what the signal says, or the engine */
export async function runQuery<Row>(
  instance: DuckDBInstance,
  sql: string,
  params: Params,
  signal?: AbortSignal,
): Promise<Row[]> {
  const connection: DuckDBConnection = await instance.connect();
  // An interrupt that comes before the engine has begun is lost, so it is said again until the query is over.
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
  };
  signal?.addEventListener('abort', interrupt);
  try {
    signal?.throwIfAborted();
    const reader = await connection.runAndReadAll(sql, params as Record<string, DuckDBValue>);
    const rows = reader.getRowObjectsJS().map((row) => Object.freeze(plainRow(row)) as Row);
    return Object.freeze(rows) as Row[];
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(again);
    connection.closeSync();
  }
}
