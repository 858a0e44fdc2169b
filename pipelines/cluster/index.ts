/** The warehouse file of a data folder, published on a cluster. */
import { join } from 'node:path';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { clusterAddress } from '../../src/lib/model/clusteraddress';
import { explained } from '../../src/lib/model/clusterproblem';
import type { Progress } from '../progress';
import { warehouseInfo } from '../warehouse/catalogue';
import { openReadOnly } from '../warehouse/database';
import { warehousePath } from '../warehouse/generation';
import { refuseIfServed } from './elsewhere';
import { onOneNode, overCluster, type Layout } from './layout';
import { publish, type Published } from './publish';

/**
 * Through the first host that answers. One that goes away meanwhile ends it; said again it goes on where it was.
 * @param address such as clickhouse://user:password@host:8123,another:8123/?cluster=NAME
 * @throws CannotWork, or ClusterProblem
 */
export async function publishTo(address: string, dataFolder: string, progress: Progress): Promise<Published> {
  const folder = join(dataFolder, 'publishing');
  const source = await openReadOnly(warehousePath(dataFolder), folder);
  const client = await firstThatAnswers(address);
  try {
    const builtAt = (await warehouseInfo(source, 'built_at')) ?? 'unknown';
    const onRows = (done: number, total: number) => progress.update('publish', done, total, 'rows');
    return await publish(source, client, layoutOf(address), { builtAt, folder, onRows });
  } catch (error) {
    throw explained(error, clusterAddress(address).shown);
  } finally {
    source.close();
    await client.close();
  }
}

/** A client of the first host of an address that answers. */
export async function firstThatAnswers(address: string): Promise<ClickHouseClient> {
  const { urls, username, password } = clusterAddress(address);
  for (const url of urls) {
    const client = createClient({
      url,
      username,
      password,
      request_timeout: 300_000,
      log: { level: ClickHouseLogLevel.OFF },
      // Between two chunks the host may have closed a line that was idle.
      keep_alive: { eagerly_destroy_stale_sockets: true },
    });
    // The last is taken as it is: what is wrong with it says the first question to it.
    if (url === urls.at(-1) || (await client.ping()).success) return client;
    await client.close();
  }
  throw new Error('An address of a cluster has at least one host.');
}

/** How tables lie on the cluster of an address. */
export function layoutOf(address: string): Layout {
  const { cluster } = clusterAddress(address);
  return cluster === null ? onOneNode() : overCluster(cluster);
}

/** Before the first import into a data folder. @throws CannotWork when the cluster serves what another machine built */
export async function refuseFirstImport(address: string): Promise<void> {
  const client = await firstThatAnswers(address);
  try {
    await refuseIfServed(client, clusterAddress(address).shown);
  } finally {
    await client.close();
  }
}

export type { Published } from './publish';
