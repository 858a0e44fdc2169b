/** A warehouse in a database of its own on a cluster, for as long as something is tried with it; never what is served. */
import { randomBytes } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Database } from '../warehouse/database';
import { define } from './ask';
import type { Layout } from './layout';
import { fill, type Chunks } from './publish';

/** Nobody goes on with a trial that was broken off. */
const NONE: Chunks = { sent: () => Promise.resolve(new Set()), note: () => Promise.resolve() };

export interface Trial {
  /** for the files in which chunks travel; they are removed */
  folder: string;
  onRows: (done: number, total: number) => void;
}

/**
 * What `use` makes of it. The database is dropped at the end, whatever happens.
 * @throws what `use` throws, CannotWork when rows got lost on the way, or the cluster's own error
 */
export async function onTrial<T>(
  source: Database,
  client: ClickHouseClient,
  layout: Layout,
  { folder, onRows }: Trial,
  use: (database: string) => Promise<T>,
): Promise<T> {
  // No digits only behind the first name: those are generations.
  const database = `undertone_check_${randomBytes(4).toString('hex')}`;
  try {
    await define(client, layout, `create database if not exists ${database}${layout.everywhere}`);
    await fill(source, client, layout, { database, chunks: NONE, folder, onRows });
    return await use(database);
  } finally {
    await define(client, layout, layout.drop(database)).catch((error: unknown) => {
      process.stderr.write(`The database ${database} could not be dropped: ${String(error)}\n`);
    });
  }
}
