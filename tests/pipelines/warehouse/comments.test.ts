/** The warehouse file itself says what its tables and columns mean, one that was built before there were comments too. */
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../../../pipelines/warehouse/database';
import { beginNextWarehouse, warehousePath } from '../../../pipelines/warehouse/generation';
import { TABLES } from '../../../src/lib/model/columns';
import { SCHEMA_SQL, SCHEMA_VERSION } from '../../../src/lib/model/schema';
import { temporaryFolder } from '../import/staged';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const WORDS = `
  select table_name || '.' || column_name as place, comment from duckdb_columns() where not internal
  union all select table_name, comment from duckdb_tables() where not internal`;
const MEANT = TABLES.flatMap(({ name, comment, columns }) => [
  [name, comment],
  ...columns.map((column) => [`${name}.${column.name}`, column.comment]),
]).toSorted();

async function openAnd<T>(work: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<T>) {
  const instance = await DuckDBInstance.create(warehousePath(folder.path));
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

it.each([['where it stood'], ['when it is written anew']])(
  'a warehouse from before there were comments has all of them after the next change, %s',
  async (how) => {
    await openAnd((connection) =>
      connection.run(
        `${SCHEMA_SQL}; alter table tags drop column sentence; comment on table tags is 'Marks.';
         insert into warehouse_info values ('schema_version', '${SCHEMA_VERSION}')`,
      ),
    );
    const next = await beginNextWarehouse(folder.path, 'a1');
    await next.swap({ isAnew: how === 'when it is written anew' });
    const stored = await openAnd((connection) => rowsOf<{ place: string; comment: string }>(connection, WORDS));
    expect(stored.map(({ place, comment }) => [place, comment]).toSorted()).toEqual(MEANT);
  },
);

it('a warehouse that has them already is left as it is', async () => {
  await (await beginNextWarehouse(folder.path, 'a1')).swap();
  const served = readFileSync(warehousePath(folder.path));
  const next = await beginNextWarehouse(folder.path, 'a2');
  next.close();
  expect(readdirSync(folder.path).filter((name) => name.endsWith('next-a2.wal'))).toEqual([]);
  expect(readFileSync(`${warehousePath(folder.path)}.next-a2`).equals(served)).toBe(true);
  next.discard();
});
