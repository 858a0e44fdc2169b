import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONSOLE_LIMITS } from '../../../src/lib/model/console';
import { fileBesideCluster } from '../../../src/lib/server/console/beside';
import { queriesOf } from '../../../src/lib/server/console/chosen';
import { Console } from '../../../src/lib/server/console/console';
import { consoleTables } from '../../../src/lib/server/console/schema';
import { saidOf, statusOf } from '../../../src/lib/server/http/errors';
import { NoFileHere } from '../../../src/lib/server/warehouse/nowarehouse';
import { warehouse, warehouseFile } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-beside-'));
  // Nothing listens there: whoever asks it instead of the file fails.
  process.env.UNDERTONE_WAREHOUSE = 'clickhouse://127.0.0.1:9';
});
afterEach(async () => {
  await warehouseFile(folder).close();
  delete process.env.UNDERTONE_WAREHOUSE;
  rmSync(folder, { recursive: true, force: true });
});

const asked = () => {
  const door = new Console(queriesOf(folder, () => 'no command is needed'));
  return door.run({ sql: 'select 1' }, { format: 'json', limits: DEFAULT_CONSOLE_LIMITS });
};

describe('the console beside a cluster', () => {
  it('says where to ask on a node that has no file, instead of telling it to import', async () => {
    const missing = {
      message: 'Queries in SQL read the warehouse file of the machine that imports, and this one has none.',
      hint: 'Ask on the machine that imports, or let this one ask the cluster: --analysts (README, "SQL on the cluster").',
    };
    expect(await fileBesideCluster(folder)).toEqual({ builtAt: null, missing });
    await expect(asked()).rejects.toThrow(NoFileHere);
    await expect(consoleTables(warehouseFile(folder))).rejects.toThrow(NoFileHere);
    expect([saidOf(new NoFileHere()), statusOf(new NoFileHere())]).toEqual([missing, 404]);
  });

  it('reads tables, columns and age of the file', async () => {
    const builtAt = '2026-03-01T10:00:00.000Z';
    await putWarehouse(folder, { warehouse_info: [{ key: 'built_at', value: builtAt }] });
    expect(await fileBesideCluster(folder)).toEqual({ builtAt, missing: null });
    const names = (await consoleTables(warehouseFile(folder))).map(({ name }) => name);
    expect(names).toContain('conversation_facts');
  });

  it('is one with the pages where there is no cluster', async () => {
    await warehouseFile(folder).close();
    delete process.env.UNDERTONE_WAREHOUSE;
    expect(await fileBesideCluster(folder)).toBe(null);
    expect(warehouseFile(folder)).toBe(warehouse(folder));
    await putWarehouse(folder, {});
    expect(await warehouseFile(folder).exists()).toBe(true);
  });
});
