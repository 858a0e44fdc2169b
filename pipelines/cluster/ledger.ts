/**
 * What Undertone keeps on a cluster beside the generations, in the database `undertone`: which generation is served, and
 * which chunks of an attempt have come.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { CannotWork } from '../errors';
import { ask, define, note } from './ask';
import type { Layout } from './layout';

/** Former generations that stay, for requests that still read them. One machine publishes at a time. */
const KEPT = 2;

const OWN = {
  generations: { columns: 'number UInt32, database String, built_at String', order: 'number' },
  attempts: {
    columns: 'database String, built_at String, table String, chunk UInt32',
    order: '(database, table, chunk)',
  },
};

export interface Ledger {
  /** The database of an attempt on the same warehouse that was broken off, or a new one. */
  databaseFor(builtAt: string): Promise<string>;
  sentChunks(database: string, table: string): Promise<Set<number>>;
  noteChunk(chunk: { database: string; built_at: string; table: string; chunk: number }): Promise<void>;
  /** From now on this generation is served; on return every node that can be reached says so. */
  serve(database: string, builtAt: string): Promise<void>;
  /** Drops generations that nobody reads any more, and what attempts that were given up left behind. */
  tidy(): Promise<void>;
}

/** @throws CannotWork when the tables there were begun in another layout */
export async function openLedger(client: ClickHouseClient, layout: Layout): Promise<Ledger> {
  const settle = async () => {
    const statement = layout.settle('undertone', 'generations');
    if (statement) await define(client, layout, statement);
  };
  await refuseOtherLayout(client, layout);
  await define(client, layout, `create database if not exists undertone${layout.everywhere}`);
  for (const [name, { columns, order }] of Object.entries(OWN))
    await define(
      client,
      layout,
      `create table if not exists undertone.${name}${layout.everywhere} (${columns}) engine = ${layout.ownEngine(name, order)}`,
    );
  await settle();

  return {
    async databaseFor(builtAt) {
      const existing = await databases(client);
      const begun = await ask<{ database: string; built_at: string; is_served: number }>(
        client,
        `select distinct database, built_at, database in (select database from undertone.generations) as is_served
         from undertone.attempts`,
      );
      const same = begun.find(
        (attempt) => attempt.built_at === builtAt && !attempt.is_served && existing.includes(attempt.database),
      );
      if (same) return same.database;
      // Never a name again that was used: the cluster would take its chunks for those that came before.
      const numbers = [...existing, ...begun.map(({ database }) => database)].map((name) =>
        Number(name.slice('undertone_'.length)),
      );
      return `undertone_${Math.max(0, ...numbers) + 1}`;
    },
    async sentChunks(database, table) {
      const rows = await ask<{ chunk: number }>(
        client,
        'select chunk from undertone.attempts where database = {database:String} and table = {table:String}',
        { database, table },
      );
      return new Set(rows.map(({ chunk }) => Number(chunk)));
    },
    async noteChunk(chunk) {
      await note(client, 'undertone.attempts', chunk);
    },
    async serve(database, builtAt) {
      const [newest] = await ask<{ number: number }>(client, 'select max(number) as number from undertone.generations');
      const number = Number(newest?.number ?? 0) + 1;
      await note(client, 'undertone.generations', { number, database, built_at: builtAt });
      await settle();
    },
    async tidy() {
      const served = await ask<{ database: string }>(
        client,
        `select distinct number, database from undertone.generations order by number desc limit ${1 + KEPT}`,
      );
      const stays = new Set(served.map(({ database }) => database));
      for (const database of await databases(client))
        if (!stays.has(database)) await define(client, layout, layout.drop(database));
    },
  };
}

async function refuseOtherLayout(client: ClickHouseClient, { cluster }: Layout): Promise<void> {
  const [own] = await ask<{ engine: string }>(
    client,
    `select engine from system.tables where database = 'undertone' and name = 'generations'`,
  );
  if (cluster !== null && own?.engine === 'MergeTree')
    throw new CannotWork(
      'What is published there lies on one node. To lay it over the cluster, drop the database undertone and those named ' +
        'undertone_1, undertone_2 and so on there, and publish again; or leave "?cluster=…" out of the address.',
    );
  if (cluster === null && own?.engine.startsWith('Replicated'))
    throw new CannotWork(
      'What is published there lies over a cluster: name it in the address, clickhouse://…:8123/?cluster=NAME ' +
        '(system.clusters lists the names).',
    );
}

/** Of generations, published or not. */
async function databases(client: ClickHouseClient): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    client,
    `select name from system.databases where match(name, '^undertone_[0-9]+$')`,
  );
  return rows.map(({ name }) => name);
}
