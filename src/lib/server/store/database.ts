/**
 * The PostgreSQL that several nodes share: one pool of connections a process, and our tables, made when they are missing.
 * The driver is loaded here and nowhere else, so that one machine pays nothing for it.
 */
import type { Pool, QueryResultRow } from 'pg';
import type { DatabaseAddress } from '../../model/databaseaddress';
import { NoDatabase } from './problem';

/** Connections of one node; each request takes one for some milliseconds. */
const MOST_CONNECTIONS = 10;
const PATIENCE_MS = 5_000;
const TABLES = ['documents', 'log_lines', 'ended_sessions', 'login_tries'];

const SCHEMA = `
  begin;
  -- Of two nodes that start at once the second waits: "if not exists" alone races (duplicate key in pg_namespace).
  select pg_advisory_xact_lock(hashtext('undertone'));
  create schema if not exists undertone;
  create table if not exists undertone.documents (
    name text primary key, content text not null, version bigint not null, changed_at timestamptz not null default now());
  create table if not exists undertone.log_lines (
    number bigint generated always as identity primary key, log text not null, line text not null);
  create index if not exists log_lines_of_log on undertone.log_lines (log, number);
  create table if not exists undertone.ended_sessions (id text primary key, ended_at timestamptz not null);
  -- As rate-limiter-flexible wants it.
  create table if not exists undertone.login_tries (
    key varchar(255) primary key, points integer not null default 0, expire bigint);
  commit`;

/** On globalThis as the warehouses are: a reloaded module (Vite in development) must find the pool that is open. */
const slot = globalThis as { undertoneDatabases?: Map<string, Promise<Pool>> };

/** The pool of an address, with our tables in place. A failure is not kept: the next question tries again. */
export function poolOf({ url, shown }: DatabaseAddress): Promise<Pool> {
  const known = (slot.undertoneDatabases ??= new Map());
  const found = known.get(url);
  if (found) return found;
  const opened = openPool(url).catch((error: unknown) => {
    known.delete(url);
    throw toldOf(error, shown);
  });
  known.set(url, opened);
  return opened;
}

/** Runs one statement. @throws NoDatabase when the database cannot be reached or refuses */
export async function rowsFrom<Row extends QueryResultRow>(
  address: DatabaseAddress,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const pool = await poolOf(address);
  try {
    return (await pool.query<Row>(sql, values)).rows;
  } catch (error) {
    throw toldOf(error, address.shown);
  }
}

async function openPool(url: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'undertone',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    // A command ends when its work is done, not when the pool grows cold.
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it is thrown away by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const { rows } = await pool.query<{ missing: boolean }>(
      `select bool_or(to_regclass('undertone.' || name) is null) as missing from unnest($1::text[]) name`,
      [TABLES],
    );
    // Whoever may not create anything needs not to, once the tables are there.
    if (rows[0]?.missing) await pool.query(SCHEMA);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Messages of the driver hold no password; some errors have only a code. */
function toldOf(error: unknown, shown: string): NoDatabase {
  if (error instanceof NoDatabase) return error;
  const { message, code } = error as Error & { code?: string };
  return new NoDatabase(shown, message || code || String(error));
}
