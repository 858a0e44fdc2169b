/** What the page SQL says about whom it asks: where a cluster answers pages, that may be the file of this machine all the same. */
import { NoFileHere } from '../warehouse/nowarehouse';
import { warehouseFile } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';
import { analystsAddresses } from './chosen';

export interface Beside {
  /** when the file was built, as an ISO instant; null where this machine has none */
  builtAt: string | null;
  /** what to say and do then */
  missing: { message: string; hint: string } | null;
}

/** null where queries read what pages read. */
export async function fileBesideCluster(folder = dataFolder()): Promise<Beside | null> {
  if (!process.env.UNDERTONE_WAREHOUSE || analystsAddresses()) return null;
  const file = warehouseFile(folder);
  if (!(await file.exists())) {
    const { message, hint } = new NoFileHere();
    return { builtAt: null, missing: { message, hint } };
  }
  const [row] = await file.query<{ value: string | null }>(`select value from warehouse_info where key = 'built_at'`);
  return { builtAt: row?.value ?? null, missing: null };
}
