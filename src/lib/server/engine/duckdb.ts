/** One warehouse file, read-only and locked down, so that the engine itself refuses to leave the file. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { DUCKDB } from '../../metrics';
import { plainRow } from '../plain';
import type { Engine, Params } from './engine';

const INTERRUPT_EVERY_MS = 20;

const CONFIGURATION = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  lock_configuration: 'true',
  memory_limit: '700MB',
  threads: '2',
};

export async function openDuckDb(path: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(path, CONFIGURATION);
  return {
    dialect: DUCKDB,
    rows: (sql, params, signal) => rowsOf(instance, sql, params, signal),
    close: () => instance.closeSync(),
  };
}

/** On a connection of its own, stopped when its asker goes. */
async function rowsOf<Row>(
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
