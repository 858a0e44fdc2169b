/**
 * The tables through which runs and workers meet, and the queue beside them. A queue's job only names a chunk; its bytes
 * stand in a table of their own, sealed (seal.ts), so that no two machines need a common disk.
 *
 * Whoever takes part holds an advisory lock for as long as its connection stands. PostgreSQL lets go of it when the
 * process ends, however it ends, and tells others so at once: no clock decides who is dead.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
import { createHash } from 'node:crypto';
import type { Client, QueryResult, QueryResultRow } from 'pg';
import type PgBoss from 'pg-boss';
import type { DatabaseAddress } from '../../src/lib/model/databaseaddress';
import { CannotWork } from '../errors';
import type { Versions } from './versions';

/** First halves of the keys of advisory locks; any numbers that nobody else in this database uses. */
const LOCKS = { tables: 1_969_321_001, run: 1_969_321_002, worker: 1_969_321_003 } as const;

/** pg-boss's tables stand there too. Not the workspace's: two who make one schema by different locks would race. */
const SCHEMA = 'undertone_queue';
const TABLES = `
  create schema if not exists ${SCHEMA};
  create table if not exists undertone_queue.runs (
    run serial primary key, host text not null, versions jsonb not null, task bytea not null,
    begun_at timestamptz not null default now());
  create table if not exists undertone_queue.chunks (
    run integer not null references undertone_queue.runs on delete cascade, chunk integer not null,
    input bytea not null, output bytea, problem bytea, worker integer, primary key (run, chunk));
  create table if not exists undertone_queue.workers (
    worker serial primary key, host text not null, pid integer not null, versions jsonb not null,
    public_key text not null, begun_at timestamptz not null default now());
  create table if not exists undertone_queue.run_keys (
    run integer not null references undertone_queue.runs on delete cascade,
    worker integer not null references undertone_queue.workers on delete cascade, key bytea not null,
    primary key (run, worker));`;

/** What stands in the queue. */
export interface ChunkJob {
  run: number;
  chunk: number;
}

/** The database went away: a connection ended, or no new one could be made. */
export class DatabaseLost extends Error {}

export interface QueueDatabase {
  /** Runs one statement. @throws DatabaseLost */
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<QueryResult<Row>>;
  /** Its queries throw DatabaseLost too. */
  boss: PgBoss;
  /** Adds a row to runs or workers and holds its lock from the first moment that others see it. @returns its number */
  join(who: 'run' | 'worker', row: Record<string, unknown>): Promise<number>;
  /** Removes what runs and workers left that ended without a goodbye. */
  sweep(): Promise<void>;
  /**
   * Waits for what needs the database. Several connections end at once, and any of them may be the first to tell.
   * @throws DatabaseLost as soon as the connection is lost that says that this process lives
   */
  whileItStands<Result>(work: Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Workers fetch from the queue of their own versions: no other chunk is ever given to them. */
export function queueOf({ rules, program, node }: Versions): string {
  return `chunks-${createHash('sha256').update(`${rules} ${program} ${node}`).digest('hex').slice(0, 16)}`;
}

/** Numbers of the runs or workers that live: a subquery. */
export function living(who: 'run' | 'worker'): string {
  return `(select objid::integer from pg_locks where locktype = 'advisory' and classid = ${LOCKS[who]}
    and database = (select oid from pg_database where datname = current_database()))`;
}

/** @throws CannotWork when nothing answers there, or the user may not create tables */
export async function openQueueDatabase(address: DatabaseAddress): Promise<QueueDatabase> {
  const [{ default: pg }, { default: Boss }] = await Promise.all([import('pg'), import('pg-boss')]);
  const how = {
    connectionString: address.url,
    application_name: 'undertone',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  };
  const pool = new pg.Pool({ ...how, max: 4 });
  // What stands here lives: a machine without power is noticed after a minute instead of two hours.
  const here = new pg.Client({
    ...how,
    options: '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=4',
  });
  const orLost = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      // What the server says of a statement is no loss, but for its goodbye:
      // https://www.postgresql.org/docs/current/errcodes-appendix.html
      if (error instanceof pg.DatabaseError && !/^(57P0|08)/.test(error.code ?? '')) throw error;
      throw new DatabaseLost((error as Error).message);
    }
  };
  const query: QueueDatabase['query'] = (sql, values) => orLost(pool.query(sql, values));
  const boss = new Boss({
    db: { executeSql: query },
    schema: SCHEMA,
    schedule: false,
  });
  // A connection that breaks while nobody waits for it; the next statement tells.
  pool.on('error', () => undefined);
  boss.on('error', () => undefined);
  const lost = new Promise<never>((_, fail) => {
    // Told to go, a connection says so and then that it has ended: two errors, and one that nobody hears ends the process.
    here.on('error', (error) => fail(new DatabaseLost(error.message)));
    here.once('end', () => fail(new DatabaseLost('the connection ended')));
  });
  // It also ends when it is closed in peace, and nobody waits then.
  lost.catch(() => undefined);
  try {
    await here.connect();
    await prepare(here);
    await boss.start();
  } catch (error) {
    await Promise.allSettled([here.end(), pool.end()]);
    throw new CannotWork(
      `The database ${address.shown} cannot be used: ${error instanceof Error ? error.message : error}. ` +
        `Expected a PostgreSQL that answers, and a user who may create schemas in it.`,
    );
  }
  return {
    query,
    boss,
    join: (who, row) => orLost(join(here, who, row)),
    sweep: () => sweep(query),
    whileItStands: (work) => Promise.race([lost, work]),
    async close() {
      await boss.stop({ graceful: false });
      await Promise.allSettled([here.end(), pool.end()]);
    },
  };
}

/** Two that start at once would both create, and one of them would fail. */
async function prepare(here: Client): Promise<void> {
  await here.query('begin');
  await here.query('select pg_advisory_xact_lock($1, 0)', [LOCKS.tables]);
  await here.query(TABLES);
  await here.query('commit');
}

async function join(here: Client, who: 'run' | 'worker', row: Record<string, unknown>): Promise<number> {
  const names = Object.keys(row);
  const values = names.map((_, index) => `$${index + 1}`).join(', ');
  await here.query('begin');
  const { rows } = await here.query<{ id: number }>(
    `insert into undertone_queue.${who}s (${names.join(', ')}) values (${values}) returning ${who} as id`,
    Object.values(row),
  );
  const id = rows[0]!.id;
  await here.query('select pg_advisory_lock($1, $2)', [LOCKS[who], id]);
  await here.query('commit');
  return id;
}

async function sweep(query: QueueDatabase['query']): Promise<void> {
  for (const who of ['run', 'worker'] as const)
    await query(`delete from undertone_queue.${who}s where ${who} not in ${living(who)}`);
}
