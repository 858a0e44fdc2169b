/** The product's own way to and from the real cluster: what publishes a warehouse there, and what asks it. */
import { overCluster } from '../../../pipelines/cluster/layout';
import { publish, type Published } from '../../../pipelines/cluster/publish';
import { openReadOnly } from '../../../pipelines/warehouse/database';
import { ClusterSource } from '../../../src/lib/server/engine/cluster';
import { Hosts } from '../../../src/lib/server/engine/hosts';
import { ServedWarehouse } from '../../../src/lib/server/warehouse/served';
import { CLUSTER } from './clickhouse';
import type { Node } from './cluster';
import { oldClient, type OldClientOptions } from './oldclient';
import { OLD } from './oldtables';

export interface Sending {
  /** a file of DuckDB, whose tables are sent */
  file: string;
  builtAt: string;
  /** for the files in which chunks travel */
  folder: string;
  onRows?: (done: number) => void;
  onInsert?: OldClientOptions['onInsert'];
}

export async function publishThrough(node: Node, sending: Sending): Promise<Published> {
  const { file, builtAt, folder, onRows = () => undefined, onInsert } = sending;
  const source = await openReadOnly(file, folder);
  const { url, everywhere } = node;
  const client = oldClient({ url, everywhere, request_timeout: 120_000, ...(onInsert && { onInsert }) });
  try {
    return await publish(source, client, overCluster(CLUSTER, OLD), { builtAt, folder, onRows });
  } finally {
    await client.close();
    source.close();
  }
}

/** @param nodes in the order in which they are asked */
export function servedBy(nodes: Node[], options: OldClientOptions = {}): ServedWarehouse {
  const connect = (database?: string) =>
    new Hosts(nodes.map(({ url }) => oldClient({ ...options, url, ...(database && { database }) })));
  return new ServedWarehouse(new ClusterSource(connect, 'two shards'));
}
