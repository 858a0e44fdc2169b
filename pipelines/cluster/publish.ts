/**
 * A warehouse file becomes a generation on a ClickHouse cluster: written beside the one that is served, in chunks that
 * may be sent twice without harm, counted, and only then published. Broken off at any moment, it goes on where it was.
 */
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { CannotWork } from '../errors';
import { quoted, type Database } from '../warehouse/database';
import { ask, define } from './ask';
import { overBrokenLines } from './brokenline';
import type { Layout } from './layout';
import { openLedger } from './ledger';
import { chunkSql, clusterTables, type ClusterTable } from './tables';

/** Rows of one insert: some ten megabytes of messages. */
const CHUNK = 100_000;

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
  layout: Layout,
  { builtAt, folder, onRows }: { builtAt: string; folder: string; onRows: (done: number, total: number) => void },
): Promise<Published> {
  const ledger = await openLedger(client, layout);
  const database = await ledger.databaseFor(builtAt);
  await define(client, layout, `create database if not exists ${database}${layout.everywhere}`);
  const chunks: Chunks = {
    sent: (table) => ledger.sentChunks(database, table),
    note: (table, chunk) => ledger.noteChunk({ database, built_at: builtAt, table, chunk }),
  };
  const written = await fill(source, client, layout, { database, chunks, folder, onRows });
  await ledger.serve(database, builtAt);
  await ledger.tidy();
  return { database, ...written };
}

/** Which chunks of a database have come; kept where an attempt that was broken off shall go on. */
export interface Chunks {
  sent(table: string): Promise<Set<number>>;
  note(table: string, chunk: number): Promise<void>;
}

interface Filling {
  /** there already, and empty but for the chunks that were sent */
  database: string;
  chunks: Chunks;
  folder: string;
  onRows: (done: number, total: number) => void;
}

/** All tables of a warehouse, each counted. @throws CannotWork when what was read back is not what was written */
export async function fill(
  source: Database,
  client: ClickHouseClient,
  layout: Layout,
  { database, chunks, folder, onRows }: Filling,
): Promise<{ rows: number; skipped: number }> {
  const tables = await clusterTables(source);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  mkdirSync(folder, { recursive: true });
  let done = 0;
  let skipped = 0;
  try {
    for (const table of tables) {
      for (const statement of layout.create(database, table)) await define(client, layout, statement);
      const sent = await chunks.sent(table.name);
      for (let from = 0, chunk = 0; from < table.rows; from += CHUNK, chunk += 1) {
        if (sent.has(chunk)) skipped += 1;
        else {
          await send(source, client, layout, { database, table, from, chunk, folder });
          await chunks.note(table.name, chunk);
        }
        done += Math.min(CHUNK, table.rows - from);
        onRows(done, total);
      }
      const settle = layout.settle(database, table.name);
      if (settle) await define(client, layout, settle);
      await check(client, layout, database, table);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { rows: total, skipped };
}

interface Chunk {
  database: string;
  table: ClusterTable;
  from: number;
  chunk: number;
  folder: string;
}

async function send(source: Database, client: ClickHouseClient, layout: Layout, part: Chunk): Promise<void> {
  const { database, table, from, chunk, folder } = part;
  const file = join(folder, 'chunk.ndjson');
  await source.connection.run(`copy (${chunkSql(table, from, from + CHUNK)}) to ${quoted(file)} (format json)`);
  if (statSync(file).size === 0) return;
  await overBrokenLines(async () => {
    const { stream } = await client.exec({
      query: `insert into ${database}.${table.name} format JSONEachRow`,
      values: createReadStream(file),
      clickhouse_settings: {
        ...layout.insertSettings,
        // The same chunk sent again is known by this and dropped, wherever the first attempt ended.
        insert_deduplication_token: `${database}.${table.name}.${chunk}`,
      },
    });
    // Says nothing; but a line whose answer was not read to its end cannot be used again.
    await text(stream);
  });
}

/** Counts until it is right or a replica that still fetches has had its time: right after an insert one may say less. */
async function check(
  client: ClickHouseClient,
  layout: Layout,
  database: string,
  { name, rows }: ClusterTable,
): Promise<void> {
  for (let waited = 0, pause = 250; ; waited += pause, pause *= 2) {
    const [found] = await ask<{ n: number }>(client, `select count(*) as n from ${database}.${name}`);
    if (Number(found?.n) === rows) return;
    if (waited + pause > layout.patience)
      throw new CannotWork(
        `The cluster holds ${Number(found?.n)} rows of ${name} where ${rows} were sent. Nothing is published; ` +
          `run "${layout.drop(database)}" on the cluster and try again.`,
      );
    await setTimeout(pause);
  }
}
