import { afterEach, describe, expect, it } from 'vitest';
import { fileBesideCluster } from '../../../src/lib/server/console/beside';
import { analystsAddresses, queriedWarehouse } from '../../../src/lib/server/console/chosen';

const WAREHOUSE = 'clickhouse://undertone:secret@127.0.0.1:9';
const ANALYSTS = 'clickhouse://analyst:secret@127.0.0.1:9';

function given(analysts?: string, warehouse?: string): void {
  if (analysts) process.env.UNDERTONE_ANALYSTS = analysts;
  if (warehouse) process.env.UNDERTONE_WAREHOUSE = warehouse;
}
afterEach(() => {
  delete process.env.UNDERTONE_ANALYSTS;
  delete process.env.UNDERTONE_WAREHOUSE;
});

describe('analysts’ queries', () => {
  it('read the file by themselves, also beside a cluster', () => {
    expect(analystsAddresses()).toBe(null);
    given(undefined, WAREHOUSE);
    expect(analystsAddresses()).toBe(null);
    expect(queriedWarehouse('no-such-folder').dialect.id).toBe('duckdb');
  });

  it('go to the cluster with a user of their own, and a node needs no file then', async () => {
    given(ANALYSTS, WAREHOUSE);
    expect(analystsAddresses()).toEqual({ analysts: ANALYSTS, warehouse: WAREHOUSE });
    expect(await fileBesideCluster('no-such-folder')).toBe(null);
    const queried = queriedWarehouse('no-such-folder-on-a-cluster');
    expect(queried.dialect.id).toBe('clickhouse');
    await queried.close();
  });

  it('go nowhere with an address that cannot be', () => {
    given(ANALYSTS);
    expect(() => analystsAddresses()).toThrow('needs --warehouse');
    given(ANALYSTS.replace('analyst', 'undertone'), WAREHOUSE);
    expect(() => analystsAddresses()).toThrow("Analysts' queries cannot run as undertone, who writes the warehouse");
    given('https://analyst@127.0.0.1', WAREHOUSE);
    expect(() => analystsAddresses()).toThrow('is no address of a cluster');
  });
});
