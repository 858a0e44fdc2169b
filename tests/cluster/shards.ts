/**
 * Two shards inside the engine of this process. It listens nowhere, but a shard that is at its own address it runs itself,
 * in the same two steps as a cluster: each shard adds up its part, the node that was asked puts the parts together.
 * ClickHouse tests itself so (test_cluster_two_shards_localhost). Both see the same tables, so what a shard holds is a
 * view of the rows whose key sends them there.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { onOneNode, overCluster, shardKey } from '../../pipelines/cluster/layout';
import type { ClusterTable } from '../../pipelines/cluster/tables';
import { clickHouse } from './chdb';

interface Sessions {
  Session: new (path: string, options: { connectionArgs: string[] }) => { close(): void };
}

const { Session } = createRequire(import.meta.url)('chdb') as Sessions;

/** Where the engine takes a server to be its own: nothing listens there. */
const PORT = 19_000;
export const TWO = 'two_shards';
/** Two shards where nobody is (RFC 5737): what is asked of them can only be explained. */
export const AWAY = 'away';

/** An engine that knows both clusters. */
export function engineWithShards(): { client: ClickHouseClient; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-shards-'));
  const config = join(folder, 'config.xml');
  const shard = (host: string) => `<shard><replica><host>${host}</host><port>${PORT}</port></replica></shard>`;
  const cluster = (name: string, hosts: string[]) => `<${name}>${hosts.map(shard).join('')}</${name}>`;
  writeFileSync(
    config,
    `<clickhouse><tcp_port>${PORT}</tcp_port><remote_servers>
       ${cluster(TWO, ['127.0.0.1', '127.0.0.1'])}${cluster(AWAY, ['203.0.113.1', '203.0.113.2'])}
     </remote_servers></clickhouse>`,
  );
  const path = join(folder, 'data');
  // The first connection brings the configuration; those that come after it to the same folder share its engine.
  const session = new Session(path, { connectionArgs: [`--config-file=${config}`] });
  return {
    client: clickHouse(path),
    close() {
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A generation on one node once more in another database, over two shards, as publishing would lay it. */
export async function layOverShards(
  client: ClickHouseClient,
  tables: ClusterTable[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await client.command({ query: `create database ${to}` });
  for (const table of tables) {
    const isHere = `${shardKey(table)} % 2 + 1 = shardNum()`;
    await client.command({
      query: `create view ${to}.${table.name}_local as select * from ${from}.${table.name} where ${isHere}`,
    });
    await client.command({ query: distributed(TWO, to, table) });
  }
}

/** The tables of a generation without rows, over a cluster, as publishing would lay them. */
export async function layEmpty(
  client: ClickHouseClient,
  tables: ClusterTable[],
  { database, cluster }: { database: string; cluster: string },
): Promise<void> {
  await client.command({ query: `create database ${database}` });
  for (const table of tables) {
    const [here] = onOneNode().create(database, table);
    await client.command({ query: here!.replace(`${database}.${table.name} `, `${database}.${table.name}_local `) });
    await client.command({ query: distributed(cluster, database, table) });
  }
}

/** The statement of the product, but for this node alone: the engine in a process runs nothing ON CLUSTER. */
function distributed(cluster: string, database: string, table: ClusterTable): string {
  const layout = overCluster(cluster);
  return layout.create(database, table)[1]!.replace(layout.everywhere, '');
}
