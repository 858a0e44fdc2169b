/** The connections behind an analyst's query: one as the analysts' user for each host, and the product's own to end it. */
import type { ClickHouseClient } from '@clickhouse/client';
import { clusterAddress, type ClusterAddress } from '../../../model/clusteraddress';
import type { ConsoleLimits } from '../../../model/console';
import { clientOf } from '../../engine/client';
import { connectTo } from '../../engine/cluster';
import { Hosts } from '../../engine/hosts';
import type { Reach } from './line';
import type { ClusterOfAnalysts } from './oncluster';
import { servedDatabase } from './served';

/** The server is silent while it works on an answer that it keeps until it is whole. */
const PATIENCE_SECONDS = 15;

/**
 * @param analysts address with the analysts' user, for queries
 * @param warehouse address with the product's own, for everything else
 * @throws Error for an address of another form, and when both are the same user
 */
export function clusterOfAnalysts(analysts: string, warehouse: string): ClusterOfAnalysts {
  const [asked, own] = [clusterAddress(analysts), clusterAddress(warehouse)];
  refuseSameUser(asked, own);
  return {
    served: servedDatabase(connectTo(warehouse), own.shown),
    reach: (database, limits) => reachOf(asked, own, database, limits),
    user: asked.username,
    where: asked.shown,
  };
}

/** @throws Error */
export function refuseSameUser(analysts: ClusterAddress, warehouse: ClusterAddress): void {
  if (analysts.username === warehouse.username)
    throw new Error(
      `Analysts' queries cannot run as ${analysts.username}, who writes the warehouse: give --analysts a user of its own that may only read (README, "SQL on the cluster").`,
    );
}

function reachOf(asked: ClusterAddress, own: ClusterAddress, database: string, { seconds }: ConsoleLimits): Reach {
  const options = { database, request_timeout: (seconds + PATIENCE_SECONDS) * 1000 };
  const as = ({ username, password }: ClusterAddress, url: string) => clientOf({ ...options, url, username, password });
  const urls = new Map(asked.urls.map((url) => [as(asked, url), url]));
  const clients = [...urls.keys()];
  return {
    hosts: new Hosts(clients),
    async kill(client, queryId) {
      const url = urls.get(client) ?? '';
      await killAs([as(own, url), as(asked, url)], queryId);
    },
    close: () => clients.reduce((before, client) => before.then(() => client.close()), Promise.resolve()),
  };
}

/**
 * Ends a query as the first of these users whom the cluster lets: others' queries need the right KILL QUERY, one's own
 * none. Both connections are closed.
 */
export async function killAs([first, other]: [ClickHouseClient, ClickHouseClient], queryId: string): Promise<void> {
  const query = 'kill query where query_id = {id:String} async';
  const asked = { query, query_params: { id: queryId } };
  try {
    await first.command(asked).catch(() => other.command(asked));
  } finally {
    await Promise.all([first.close(), other.close()]);
  }
}
