/**
 * The analyst's door to the warehouse: any SQL that reads, within limits, in a process of its own (process.ts), judged
 * by the engine's own syntax tree (guard.ts, cluster/guard.ts). Used by the API and by `undertone sql`.
 */
import { randomUUID } from 'node:crypto';
import type { ConsoleLimits, ConsoleQuery, ConsoleRun, RowFormat } from '../../model/console';
import { Gate } from '../warehouse/gate';
import { countConsole } from '../operation/counts';
import { leaseOf, NOBODY, stopOf, type Lease } from './lease';
import type { Column } from './messages';
import { ConsoleFailure } from './problem';
import type { Queries } from './queries';
import { Runs } from './runs';

/** More at once would take the processor from the pages. */
const MOST_RUNNING = 2;
const MOST_WAITING = 20;

/** Too many wait already; the API answers 503. */
export class ConsoleBusy extends Error {
  constructor() {
    super(`${MOST_WAITING} queries are waiting already.`);
    this.name = 'ConsoleBusy';
  }
}

/** A query whose rows have begun. Read them to the end, or stop. */
export interface Rows {
  run: ConsoleRun;
  columns: Column[];
  /** The next bytes, null after the last. @throws ConsoleFailure when the query breaks off */
  next(): Promise<Uint8Array | null>;
  /** Ends a query that nobody reads any more; after its end this does nothing. */
  stop(): void;
}

export interface RunOptions {
  limits: ConsoleLimits;
  format: RowFormat;
  /** a UUID of the caller's, by which the run can be asked about and stopped */
  id?: string;
  signal?: AbortSignal;
}

export class Console {
  readonly runs = new Runs();
  readonly #queries: Queries;
  readonly #gate = new Gate(MOST_RUNNING);

  /** @param queries where they are run */
  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /** Has a process ready for the query that will come. */
  warm(limits: ConsoleLimits): void {
    this.#queries.warm(limits);
  }

  /** Ends the processes that wait. */
  close(): void {
    this.#queries.close();
  }

  /**
   * Runs a query; resolves when its rows begin.
   * @throws ConsoleFailure when it gives none, NoWarehouse, ConsoleBusy, ClusterProblem
   */
  async run(query: ConsoleQuery, { format, id = randomUUID(), ...options }: RunOptions): Promise<Rows> {
    if (this.#gate.waiting >= MOST_WAITING) {
      countConsole('busy');
      throw new ConsoleBusy();
    }
    const limits = { ...options.limits, rows: Math.min(query.rows ?? Infinity, options.limits.rows) };
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const entry = this.runs.begin(id, limits, (problem) => stop.abort(problem));
    signal.addEventListener('abort', () => entry.failed(stopOf(signal)), { once: true });
    const failed = (error: unknown): unknown => {
      const problem = error instanceof ConsoleFailure ? error.problem : signal.aborted ? stopOf(signal) : null;
      entry.failed(problem ?? { kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      return problem ? new ConsoleFailure(problem) : error;
    };
    const asked = { id, query, limits, isWriting: format === 'parquet', signal };
    const lease = await leaseOf(this.#gate, this.#queries, asked).catch((error: unknown) => {
      throw failed(error);
    });
    entry.run.rulesVersion = lease.rulesVersion;
    try {
      const { columns, next } = await start(lease, format, limits, entry.run);
      return {
        run: entry.run,
        columns,
        stop: () => stop.abort(NOBODY),
        async next() {
          try {
            const part = await next();
            if (part) return part;
            entry.done();
            lease.end(true);
            return null;
          } catch (error) {
            lease.end(false);
            throw failed(error);
          }
        },
      };
    } catch (error) {
      // What the guard or the preparation refused has not run, so the child is as it was.
      lease.end(lease.child.isAlive);
      throw failed(error);
    }
  }
}

function start({ child, ask }: Lease, format: RowFormat, limits: ConsoleLimits, run: ConsoleRun) {
  return child.run({ ...ask, rows: limits.rows, format }, limits, (progress) => Object.assign(run, progress));
}
