/**
 * The warehouse as the server sees it: one read-only DuckDB instance on data/warehouse.duckdb, locked down so that
 * the engine itself refuses to leave the file, reopened when an import has renamed a new file into its place.
 *
 * Two rules shape this file. A process must never hold two instances on one file: DuckDB does not refuse it, and
 * the second can lose what the first wrote. And who began on the old file finishes on the old file, a query as well as
 * a whole request (pins.ts): a generation is closed only when nobody holds it any more.
 */
import { join } from 'node:path';
import { Gate } from './gate';
import { hold, identityOf, letGo, openGeneration, retire, type Generation } from './generation';
import { heldByPin, lookingAt } from './pins';
import { weightOfRows } from './memory';
import { runQuery, type Params } from './runquery';
import { dataFolder } from './workspace';

export type { Params } from './runquery';

/** More at once would take all of libuv's threads and make every file read wait. */
const MOST_QUERIES = 3;
/** How often the file's identity is looked at while queries come in. */
const LOOK_EVERY_MS = 500;

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

class FileWarehouse implements Warehouse {
  readonly #path: string;
  readonly #gate = new Gate(MOST_QUERIES);
  #opened: Generation | null = null;
  #opening: Promise<Generation> | null = null;
  #lookedAt = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async remembered<T>(question: unknown, work: () => Promise<T>): Promise<T> {
    return this.#with(({ memory }, share) => memory.ask(question, () => share(work)));
  }

  async exists(): Promise<boolean> {
    return (await identityOf(this.#path)) !== null;
  }

  async query<Row>(sql: string, params: Params = {}, signal?: AbortSignal): Promise<Row[]> {
    return this.#with(({ instance, memory }, share) => {
      const ask = () =>
        this.#gate.pass(async () => {
          signal?.throwIfAborted();
          return runQuery<Row>(instance, sql, params, signal);
        }, signal);
      return signal ? ask() : memory.ask([sql, params], () => share(ask), weightOfRows);
    });
  }

  /**
   * Does something with the generation that the running request looks at, or else with the one that is served.
   * @param use gets `share`, in which to run what others may wait for as well
   */
  async #with<T>(use: (generation: Generation, share: <S>(work: () => Promise<S>) => Promise<S>) => Promise<T>) {
    const generation = await heldByPin(this, () => this.#holdCurrent());
    try {
      return await use(generation, (work) => lookingAt(this, generation, work));
    } finally {
      letGo(generation);
    }
  }

  async #holdCurrent(): Promise<Generation> {
    for (;;) {
      const generation = await this.#current();
      if (hold(generation)) return generation;
    }
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    this.#retire();
  }

  /** The instance on the file that stands there now. Calls that come while it opens share the opening. */
  async #current(): Promise<Generation> {
    if (this.#opening) return this.#opening;
    if (this.#opened && Date.now() - this.#lookedAt < LOOK_EVERY_MS) return this.#opened;
    this.#opening = this.#look().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #look(): Promise<Generation> {
    for (;;) {
      const identity = await identityOf(this.#path);
      this.#lookedAt = Date.now();
      if (identity === null) {
        this.#retire();
        throw new NoWarehouse(this.#path);
      }
      const old = this.#opened;
      if (old && old.identity.file === identity.file) {
        if (old.identity.state === identity.state || old.holders > 0) return old;
        // Changed in place, against the rule: let go first, because two instances on one file lose data.
        this.#retire();
      }
      // null: swapped while it opened, so begin again.
      const next = await openGeneration(this.#path, identity);
      if (next === null) continue;
      this.#retire();
      this.#opened = next;
      return next;
    }
  }

  #retire(): void {
    const old = this.#opened;
    this.#opened = null;
    if (old) retire(old);
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
