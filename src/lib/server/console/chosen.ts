/** Where the queries of a data folder's analysts are run: on its file, or on the cluster when they have a user there. */
import { join } from 'node:path';
import { clusterAddress } from '../../model/clusteraddress';
import { warehouse, warehouseFile, type Warehouse } from '../warehouse/warehouse';
import { queriesOnCluster } from './cluster/oncluster';
import { clusterOfAnalysts, refuseSameUser } from './cluster/reach';
import { queriesOnFile } from './onfile';
import type { Queries } from './queries';

/** @param commandOf gives the path of the built command, when it is needed @throws Error for addresses that cannot be */
export function queriesOf(folder: string, commandOf: () => string): Queries {
  const addresses = analystsAddresses();
  return addresses
    ? queriesOnCluster(clusterOfAnalysts(addresses.analysts, addresses.warehouse), commandOf)
    : queriesOnFile(join(folder, 'warehouse.duckdb'), commandOf);
}

/** The warehouse that they read, as the product itself reads it: for names, types and the words of its engine. */
export const queriedWarehouse = (folder?: string): Warehouse =>
  analystsAddresses() ? warehouse(folder) : warehouseFile(folder);

interface Addresses {
  analysts: string;
  warehouse: string;
}

/**
 * null where queries read the file.
 * @throws Error for an address of another form, without a cluster, and for the user who writes there
 */
export function analystsAddresses(): Addresses | null {
  const { UNDERTONE_ANALYSTS: analysts, UNDERTONE_WAREHOUSE: cluster } = process.env;
  if (!analysts) return null;
  if (!cluster)
    throw new Error('--analysts (or UNDERTONE_ANALYSTS) needs --warehouse: it is a second user of the same cluster.');
  refuseSameUser(clusterAddress(analysts), clusterAddress(cluster));
  return { analysts, warehouse: cluster };
}
