/** The warehouse as Parquet: every row, in months, described, and nothing half written. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportParquet } from '../../../pipelines/export/write';
import { TABLES } from '../../../src/lib/model/columns';
import { putWarehouse } from '../../server/fixture';

let folder: string;
let target: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-export-'));
  target = join(folder, 'out', 'parquet');
  await putWarehouse(folder, {
    warehouse_info: [{ key: 'rules_version', value: '7-abc' }],
    conversations: [
      { conversation_id: 'a', source: 's', labels: ['x', 'y'], started_at: '2026-01-31 23:59:59.999' },
      { conversation_id: 'b', source: 's', labels: [], started_at: '2026-02-01 00:00:00' },
      { conversation_id: 'c', source: 's', labels: [], started_at: null },
    ],
    messages: [
      { message_id: 'm1', conversation_id: 'a', sent_at: '2026-01-31 23:59:59.999', text: "it's | here" },
      { message_id: 'm2', conversation_id: 'b', sent_at: '2026-02-01 00:00:00', text: 'ü' },
    ],
    tags: [
      { message_id: 'm1', tag: 'empathy' },
      { message_id: 'm2', tag: 'refund' },
      { message_id: 'gone', tag: 'refund' },
    ],
  });
  await exportParquet(join(folder, 'warehouse.duckdb'), target);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(table: string, columns: string): Promise<unknown[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const files = join(target, table, '**', '*.parquet');
  const reader = await connection.runAndReadAll(
    `select ${columns} from read_parquet('${files}', hive_partitioning = true) order by all`,
  );
  connection.closeSync();
  return reader.getRowsJson();
}

it('holds every row of a table in its month, and those without an instant apart', async () => {
  expect(await rowsOf('conversations', 'conversation_id, month, labels')).toEqual([
    ['a', '2026-01', ['x', 'y']],
    ['b', '2026-02', []],
    ['c', null, []],
  ]);
  expect(await rowsOf('tags', 'message_id, month')).toEqual([
    ['gone', null],
    ['m1', '2026-01'],
    ['m2', '2026-02'],
  ]);
  expect(readdirSync(join(target, 'messages'))).toEqual(['month=2026-01', 'month=2026-02']);
});

it('has every table, those without rows too, and says what each column means', async () => {
  expect(readdirSync(target)).toEqual([...TABLES.map(({ name }) => name), 'README.md', 'schema.json'].toSorted());
  const schema = JSON.parse(readFileSync(join(target, 'schema.json'), 'utf8')) as {
    rulesVersion: string;
    tables: { name: string; rows: number; files: string; columns: { name: string; comment: string }[] }[];
  };
  expect(schema.rulesVersion).toBe('7-abc');
  expect(schema.tables.map(({ name }) => name)).toEqual(TABLES.map(({ name }) => name));
  expect(schema.tables.find(({ name }) => name === 'messages')).toMatchObject({
    rows: 2,
    files: 'messages/**/*.parquet',
  });
  const speechless = schema.tables.flatMap(({ name, columns }) =>
    columns.filter(({ comment }) => comment === '').map((column) => `${name}.${column.name}`),
  );
  expect(speechless).toEqual([]);
  expect(await rowsOf('topics', 'count(*)')).toEqual([['0']]);
});

it('refuses a folder that holds something, takes an empty one, and leaves nothing beside it', async () => {
  const full = join(folder, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'mine.txt'), 'mine');
  await expect(exportParquet(join(folder, 'warehouse.duckdb'), full)).rejects.toThrow('is not empty');
  expect(readdirSync(full)).toEqual(['mine.txt']);
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  await exportParquet(join(folder, 'warehouse.duckdb'), empty);
  expect(existsSync(join(empty, 'schema.json'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
