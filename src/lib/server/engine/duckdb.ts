/** One warehouse file, read-only and locked down, so that the engine itself refuses to leave the file. */
import { availableParallelism } from 'node:os';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { DUCKDB } from '../../metrics';
import { plainRow } from '../warehouse/plain';
import type { Engine, Params } from './engine';

const INTERRUPT_EVERY_MS = 20;
const CORES_OF_A_THREAD = 4;

const CONFIGURATION = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  lock_configuration: 'true',
  memory_limit: '700MB',
  // Several queries run at once. A second thread for one of them costs a third more processor time: whoever waits for it
  // spins (PendingQueryResult::ExecuteInternal), and what both have grouped is put together once more. Where there are
  // cores to spare, a large query may have some of them.
  threads: String(Math.max(1, Math.floor(availableParallelism() / CORES_OF_A_THREAD))),
};

export async function openDuckDb(path: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(path, CONFIGURATION);
  const idle: DuckDBConnection[] = [];
  return {
    dialect: DUCKDB,
    async rows<Row>(sql: string, params: Params, signal?: AbortSignal) {
      // Opening and closing one takes as long as many a query.
      const connection = idle.pop() ?? (await instance.connect());
      try {
        return await rowsOf<Row>(connection, sql, params, signal);
      } finally {
        // An interrupt that came too late would stop the next query.
        if (signal?.aborted) connection.closeSync();
        else idle.push(connection);
      }
    },
    close() {
      for (const connection of idle.splice(0)) connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Stopped when its asker goes. */
async function rowsOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  params: Params,
  signal?: AbortSignal,
): Promise<Row[]> {
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
  }
}
