/** ClickHouse in this process, under the official client: one engine a process, so each test file has its own. */
import { createRequire } from 'node:module';
import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { ClusterSource, type Connect } from '../../src/lib/server/engine/cluster';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { ServedWarehouse } from '../../src/lib/server/warehouse/served';

interface Connection {
  createChdbConnection(options: { path: string }): unknown;
}

const { createChdbConnection } = createRequire(import.meta.url)('chdb/connection') as Connection;

/** @param path of a folder for the data; without it they go with the process */
export function clickHouse(path = ':memory:'): ClickHouseClient {
  return createClient({ connection: createChdbConnection({ path }) } as Parameters<typeof createClient>[0]);
}

/** The warehouse that was published there last. This engine knows no database of a connection, so it is told. */
export function servedBy(client: ClickHouseClient): ServedWarehouse {
  const connect: Connect = (database) => {
    if (database) void client.command({ query: `use ${database}` });
    return new Hosts([client]);
  };
  return new ServedWarehouse(new ClusterSource(connect, 'ClickHouse in this process'));
}
