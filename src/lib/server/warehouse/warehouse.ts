/** The warehouse as the server sees it: what can be asked, and which one a data folder has. */
import { join } from 'node:path';
import type { Dialect } from '../../metrics';
import { clusterSource } from '../engine/cluster';
import { FileSource } from '../engine/file';
import type { Params } from '../engine/engine';
import { ServedWarehouse } from './served';
import { dataFolder } from '../workspace/workspace';

export type { Params } from '../engine/engine';
export { NoWarehouse } from './nowarehouse';

/** What report and pages need of the warehouse; a test or the command line may bring its own. */
export interface Warehouse {
  /** in which words its engine is asked */
  dialect: Dialect;
  /**
   * Runs one query and gives plain rows: numbers (a bigint beyond 2^53 throws), Dates, arrays, strings, null. The same
   * query is run once and remembered, so that nobody can change the rows; one with a signal is its caller's alone.
   * @throws NoWarehouse when nothing has been imported yet
   */
  query<Row>(sql: string, params?: Params, signal?: AbortSignal): Promise<Row[]>;
  /**
   * What is worked out from queries, once for as long as this generation of the warehouse is served (memory.ts).
   * @param question everything that the answer depends on besides the warehouse
   * @throws NoWarehouse when nothing has been imported yet
   */
  remembered<T>(question: unknown, work: () => Promise<T>): Promise<T>;
  /** Resolves when what was put in place before the call is what pages show. @throws NoWarehouse */
  caughtUp(): Promise<void>;
  /** false until the first import has put a warehouse in place */
  exists(): Promise<boolean>;
  /** lets go of the file once running queries are done */
  close(): Promise<void>;
}

/** Slot on globalThis: a reloaded module (Vite in development) must find the instance that is already open. */
const slot = globalThis as { undertoneWarehouses?: Map<string, Warehouse> };

/** The one warehouse of a data folder in this process: its file, or the cluster that UNDERTONE_WAREHOUSE names. */
export function warehouse(folder: string = dataFolder()): Warehouse {
  const path = join(folder, 'warehouse.duckdb');
  const known = (slot.undertoneWarehouses ??= new Map());
  const found = known.get(path);
  if (found) return found;
  const cluster = process.env.UNDERTONE_WAREHOUSE;
  const made = new ServedWarehouse(cluster ? clusterSource(cluster) : new FileSource(path));
  known.set(path, made);
  return made;
}

/**
 * The file of a data folder, also where a cluster answers the pages: analysts' queries are asked of it, because the guard
 * (console/guard.ts) judges DuckDB's syntax tree and nothing judges ClickHouse's.
 */
export function warehouseFile(folder: string = dataFolder()): Warehouse {
  if (!process.env.UNDERTONE_WAREHOUSE) return warehouse(folder);
  const path = join(folder, 'warehouse.duckdb');
  const known = (slot.undertoneWarehouses ??= new Map());
  const found = known.get(`${path} beside a cluster`);
  if (found) return found;
  const made = new ServedWarehouse(new FileSource(path));
  known.set(`${path} beside a cluster`, made);
  return made;
}

/** From now on this warehouse answers for a data folder in this process: two engines are compared, or a test brings its own. */
export function serveFrom(folder: string, made: Warehouse): void {
  (slot.undertoneWarehouses ??= new Map()).set(join(folder, 'warehouse.duckdb'), made);
}
