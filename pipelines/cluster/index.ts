/** The warehouse file of a data folder, published on a cluster. */
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { clusterAddress } from '../../src/lib/model/clusteraddress';
import type { Progress } from '../progress';
import { warehouseInfo } from '../warehouse/catalogue';
import { openReadOnly } from '../warehouse/database';
import { warehousePath } from '../warehouse/generation';
import { onOneNode, overCluster } from './layout';
import { publish, type Published } from './publish';

/** @param address such as clickhouse://user:password@host:8123/?cluster=NAME @throws CannotWork, or the cluster's own error */
export async function publishTo(address: string, dataFolder: string, progress: Progress): Promise<Published> {
  const { url, username, password, cluster } = clusterAddress(address);
  const folder = join(dataFolder, 'publishing');
  const source = await openReadOnly(warehousePath(dataFolder), folder);
  const layout = cluster === null ? onOneNode() : overCluster(cluster);
  const client = createClient({ url, username, password, request_timeout: 300_000 });
  try {
    const builtAt = (await warehouseInfo(source, 'built_at')) ?? 'unknown';
    const onRows = (done: number, total: number) => progress.update('publish', done, total, 'rows');
    return await publish(source, client, layout, { builtAt, folder, onRows });
  } finally {
    source.close();
    await client.close();
  }
}

export type { Published } from './publish';
