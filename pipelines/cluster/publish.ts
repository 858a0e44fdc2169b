/**
 * A warehouse file becomes a generation on a ClickHouse cluster: written beside the one that is served, in chunks that
 * may be sent twice without harm, counted, and only then published. Broken off at any moment, it goes on where it was.
 */
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { CannotWork } from '../errors';
import { quoted, type Database } from '../warehouse/database';
import { chunkSql, clusterTables, createSql, type ClusterTable } from './tables';

/** Rows of one insert: some ten megabytes of messages. */
const CHUNK = 100_000;
/** Former generations that stay, for requests that still read them. One machine publishes at a time. */
const KEPT = 2;

export interface Published {
  database: string;
  rows: number;
  /** chunks that were there already, from an attempt that was broken off */
  skipped: number;
}

/**
 * @param builtAt of the warehouse file, by which an attempt that was broken off is known again
 * @param folder for the files in which chunks travel; they are removed
 * @throws CannotWork when what was read back is not what was written; nothing is published then
 */
export async function publish(
  source: Database,
  client: ClickHouseClient,
  { builtAt, folder, onRows }: { builtAt: string; folder: string; onRows: (done: number, total: number) => void },
): Promise<Published> {
  await client.command({ query: 'create database if not exists undertone' });
  await client.command({
    query: `create table if not exists undertone.generations (number UInt32, database String, built_at String)
      engine = MergeTree order by number`,
  });
  await client.command({
    query: `create table if not exists undertone.attempts (database String, built_at String, table String, chunk UInt32)
      engine = MergeTree order by (database, table, chunk)`,
  });
  const database = await databaseFor(client, builtAt);
  await client.command({ query: `create database if not exists ${database}` });
  const tables = await clusterTables(source);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  mkdirSync(folder, { recursive: true });
  let done = 0;
  let skipped = 0;
  try {
    for (const table of tables) {
      await client.command({ query: createSql(database, table) });
      const sent = await sentChunks(client, database, table.name);
      for (let from = 0, chunk = 0; from < table.rows; from += CHUNK, chunk += 1) {
        if (sent.has(chunk)) skipped += 1;
        else await send(source, client, { database, table, from, chunk, builtAt, folder });
        done += Math.min(CHUNK, table.rows - from);
        onRows(done, total);
      }
      await check(client, database, table);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [newest] = await ask<{ number: number }>(client, 'select max(number) as number from undertone.generations');
  await client.insert({
    table: 'undertone.generations',
    values: [{ number: Number(newest?.number ?? 0) + 1, database, built_at: builtAt }],
    format: 'JSONEachRow',
  });
  await tidy(client);
  return { database, rows: total, skipped };
}

/** The database of an attempt on the same warehouse that was broken off, or a new one. */
async function databaseFor(client: ClickHouseClient, builtAt: string): Promise<string> {
  const [begun] = await ask<{ database: string }>(
    client,
    `select database from undertone.attempts where built_at = {built_at:String}
       and database not in (select database from undertone.generations) limit 1`,
    { built_at: builtAt },
  );
  if (begun) return begun.database;
  const numbers = (await databases(client)).map((name) => Number(name.slice('undertone_'.length)));
  return `undertone_${Math.max(0, ...numbers) + 1}`;
}

async function sentChunks(client: ClickHouseClient, database: string, table: string): Promise<Set<number>> {
  const rows = await ask<{ chunk: number }>(
    client,
    'select chunk from undertone.attempts where database = {database:String} and table = {table:String}',
    { database, table },
  );
  return new Set(rows.map(({ chunk }) => Number(chunk)));
}

interface Chunk {
  database: string;
  table: ClusterTable;
  from: number;
  chunk: number;
  builtAt: string;
  folder: string;
}

async function send(source: Database, client: ClickHouseClient, part: Chunk): Promise<void> {
  const { database, table, from, chunk, builtAt, folder } = part;
  const file = join(folder, 'chunk.ndjson');
  await source.connection.run(`copy (${chunkSql(table, from, from + CHUNK)}) to ${quoted(file)} (format json)`);
  if (statSync(file).size > 0)
    await client.exec({
      query: `insert into ${database}.${table.name} format JSONEachRow`,
      values: createReadStream(file),
      // The same chunk sent again is known by this and dropped, wherever the first attempt ended.
      clickhouse_settings: { insert_deduplicate: 1, insert_deduplication_token: `${database}.${table.name}.${chunk}` },
    });
  await client.insert({
    table: 'undertone.attempts',
    values: [{ database, built_at: builtAt, table: table.name, chunk }],
    format: 'JSONEachRow',
  });
}

async function check(client: ClickHouseClient, database: string, { name, rows }: ClusterTable): Promise<void> {
  const [found] = await ask<{ n: number }>(client, `select count(*) as n from ${database}.${name}`);
  if (Number(found?.n) !== rows)
    throw new CannotWork(
      `The cluster holds ${Number(found?.n)} rows of ${name} where ${rows} were sent. Nothing is published; ` +
        `drop the database ${database} on the cluster and try again.`,
    );
}

/** Drops generations that nobody reads any more, and what attempts that were given up left behind. */
async function tidy(client: ClickHouseClient): Promise<void> {
  const served = await ask<{ database: string }>(
    client,
    `select database from undertone.generations order by number desc limit ${1 + KEPT}`,
  );
  const stays = new Set(served.map(({ database }) => database));
  for (const database of await databases(client))
    if (!stays.has(database)) await client.command({ query: `drop database ${database}` });
}

/** Of generations, published or not. */
async function databases(client: ClickHouseClient): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    client,
    `select name from system.databases where match(name, '^undertone_[0-9]+$')`,
  );
  return rows.map(({ name }) => name);
}

async function ask<Row>(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<Row[]> {
  const answer = await client.query({ query, query_params, format: 'JSONEachRow' });
  return answer.json<Row>();
}
