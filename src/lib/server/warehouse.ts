/**
 * The warehouse as the server sees it: one read-only DuckDB instance on data/warehouse.duckdb, locked down so that
 * the engine itself refuses to leave the file, reopened when an import has renamed a new file into its place.
 *
 * Two rules shape this file. A process must never hold two instances on one file: DuckDB does not refuse it, and
 * the second can lose what the first wrote. And a query that began on the old file finishes on the old file:
 * its instance is closed only when its last query is done.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { Gate } from './gate';
import { Memory, weightOfRows } from './memory';
import { plainRow } from './plain';
import { dataFolder } from './workspace';

/** More at once would take all of libuv's threads and make every file read wait. */
const MOST_QUERIES = 3;
/** How often the file's identity is looked at while queries come in. */
const LOOK_EVERY_MS = 500;
const INTERRUPT_EVERY_MS = 20;
/** A few hundred pages of a large team; a wait over a year is some hundred KB of it. */
const MOST_REMEMBERED = 64e6;

const CONFIGURATION = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  lock_configuration: 'true',
  memory_limit: '700MB',
  threads: '2',
};

export type Params = Record<string, string | number | boolean | null>;

/** What report and pages need of the warehouse; a test or the command line may bring its own. */
export interface Warehouse {
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
  /** false until the first import has put a warehouse in place */
  exists(): Promise<boolean>;
  /** lets go of the file once running queries are done */
  close(): Promise<void>;
}

/** Nothing imported yet: pages show the empty state, the API answers 404. */
export class NoWarehouse extends Error {
  constructor(readonly path: string) {
    super(`There is no warehouse at ${path} yet. Import an export first: undertone import FILE, or the page Import.`);
    this.name = 'NoWarehouse';
  }
}

/** Which file it is, and which state of that file. A file renamed into place has another inode. */
interface Identity {
  file: string;
  state: string;
}

interface Opened {
  identity: Identity;
  instance: DuckDBInstance;
  memory: Memory;
  running: number;
  isRetired: boolean;
}

class FileWarehouse implements Warehouse {
  readonly #path: string;
  readonly #gate = new Gate(MOST_QUERIES);
  #opened: Opened | null = null;
  #opening: Promise<Opened> | null = null;
  #lookedAt = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async remembered<T>(question: unknown, work: () => Promise<T>): Promise<T> {
    // Where a swap comes between, the old memory keeps an answer of the new file; nobody will ask the old one again.
    return (await this.#current()).memory.ask(question, work);
  }

  async exists(): Promise<boolean> {
    return (await identityOf(this.#path)) !== null;
  }

  async query<Row>(sql: string, params: Params = {}, signal?: AbortSignal): Promise<Row[]> {
    const opened = await this.#current();
    if (signal) return this.#run<Row>(sql, params, signal);
    return opened.memory.ask([sql, params], () => this.#run<Row>(sql, params), weightOfRows);
  }

  async #run<Row>(sql: string, params: Params, signal?: AbortSignal): Promise<Row[]> {
    return this.#gate.pass(async () => {
      signal?.throwIfAborted();
      const opened = await this.#current();
      opened.running += 1;
      try {
        return await run<Row>(opened.instance, sql, params, signal);
      } finally {
        opened.running -= 1;
        closeWhenIdle(opened);
      }
    }, signal);
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    this.#retire();
  }

  /** The instance on the file that stands there now. Calls that come while it opens share the opening. */
  async #current(): Promise<Opened> {
    if (this.#opening) return this.#opening;
    if (this.#opened && Date.now() - this.#lookedAt < LOOK_EVERY_MS) return this.#opened;
    this.#opening = this.#look().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #look(): Promise<Opened> {
    for (;;) {
      const identity = await identityOf(this.#path);
      this.#lookedAt = Date.now();
      if (identity === null) {
        this.#retire();
        throw new NoWarehouse(this.#path);
      }
      const old = this.#opened;
      if (old && old.identity.file === identity.file) {
        if (old.identity.state === identity.state || old.running > 0) return old;
        // Changed in place, against the rule: let go first, because two instances on one file lose data.
        this.#retire();
      }
      const instance = await DuckDBInstance.create(this.#path, CONFIGURATION);
      const after = await identityOf(this.#path);
      if (after?.file === identity.file) {
        this.#retire();
        this.#opened = { identity, instance, memory: new Memory(MOST_REMEMBERED), running: 0, isRetired: false };
        return this.#opened;
      }
      // Swapped while it opened: which of the two files this instance holds cannot be told, so begin again.
      instance.closeSync();
    }
  }

  #retire(): void {
    const old = this.#opened;
    this.#opened = null;
    if (!old) return;
    old.isRetired = true;
    closeWhenIdle(old);
  }
}

function closeWhenIdle(opened: Opened): void {
  if (opened.isRetired && opened.running === 0) opened.instance.closeSync();
}

async function identityOf(path: string): Promise<Identity | null> {
  try {
    const { dev, ino, mtimeMs, size } = await stat(path);
    return { file: `${dev}:${ino}`, state: `${mtimeMs}:${size}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function run<Row>(instance: DuckDBInstance, sql: string, params: Params, signal?: AbortSignal): Promise<Row[]> {
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

/** Slot on globalThis: a reloaded module (Vite in development) must find the instance that is already open. */
const slot = globalThis as { undertoneWarehouses?: Map<string, Warehouse> };

/** The one warehouse of a data folder in this process. */
export function warehouse(folder: string = dataFolder()): Warehouse {
  const path = join(folder, 'warehouse.duckdb');
  const known = (slot.undertoneWarehouses ??= new Map());
  const found = known.get(path);
  if (found) return found;
  const made = new FileWarehouse(path);
  known.set(path, made);
  return made;
}
