/** A small warehouse made in code: the real schema, and only the columns a test is about. */
import { DuckDBInstance } from '@duckdb/node-api';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Value = string | number | boolean | null | string[];
export type Rows = Record<string, Record<string, Value>[]>;

const SCHEMA = fileURLToPath(new URL('../../src/lib/model/schema.sql', import.meta.url));

/** Puts a warehouse with these rows (table -> rows) into a folder, the way an import does. */
export async function putWarehouse(folder: string, rows: Rows): Promise<void> {
  const next = join(folder, 'next.duckdb');
  const instance = await DuckDBInstance.create(next);
  const connection = await instance.connect();
  await connection.run(await readFile(SCHEMA, 'utf8'));
  for (const [table, list] of Object.entries(rows)) {
    if (list.length === 0) continue;
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
    const values = list.map((row) => `(${columns.map((column) => sql(row[column] ?? null)).join(', ')})`);
    await connection.run(`insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`);
  }
  connection.closeSync();
  instance.closeSync();
  await rename(next, join(folder, 'warehouse.duckdb'));
}

function sql(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(sql).join(', ')}]`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
