/** A cluster that serves what was built on another machine must not be taken over by a first import on this one. */
import type { ClickHouseClient } from '@clickhouse/client';
import { CannotWork } from '../errors';
import { ask } from './ask';

/** For a data folder without a warehouse. @throws CannotWork when the cluster serves one */
export async function refuseIfServed(client: ClickHouseClient, shown: string): Promise<void> {
  const tables = await ask(
    client,
    `select 1 as one from system.tables where database = 'undertone' and name = 'generations'`,
  );
  if (tables.length === 0) return;
  const [newest] = await ask<{ built_at: string }>(
    client,
    'select built_at from undertone.generations order by number desc limit 1',
  );
  if (newest)
    throw new CannotWork(
      `${shown} serves a warehouse built at ${newest.built_at}, and this data folder has none: what is imported here would ` +
        `take its place, alone. Import on the machine that built it, or copy its warehouse.duckdb and workspace here first. ` +
        `To begin anew, drop the database undertone on the cluster.`,
    );
}
