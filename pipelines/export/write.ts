/**
 * The warehouse as a folder of Parquet files, whole or not at all: written beside its place, counted again from the
 * files, and renamed.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotWork } from '../errors';
import { warehouseInfo } from '../warehouse/catalogue';
import { openReadOnly, quoted, valueOf, type Database } from '../warehouse/database';
import { readmeOf, schemaJson, type About } from './describe';
import { filesOf, tablesOf, type ExportTable } from './plan';

export interface Exported {
  folder: string;
  tables: { name: string; rows: number; files: number }[];
}

/**
 * @param warehouse path of warehouse.duckdb
 * @param folder must not exist, or be empty
 * @param tell is called after each table
 * @throws CannotWork when the folder holds something, or a file holds other rows than its table
 */
export async function exportParquet(
  warehouse: string,
  folder: string,
  tell: (table: Exported['tables'][number]) => void = () => undefined,
): Promise<Exported> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CannotWork(`${folder} is not empty. Name a folder that does not exist yet, or empty this one.`);
  mkdirSync(dirname(folder), { recursive: true });
  const part = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const remove = () => rmSync(part, { recursive: true, force: true });
  const leave = () => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const database = await openReadOnly(warehouse, part);
    try {
      const tables = await tablesOf(database);
      const written: Exported['tables'] = [];
      for (const table of tables) {
        const files = await writeTable(database, part, table);
        written.push({ name: table.name, rows: table.rows, files });
        tell(written.at(-1)!);
      }
      const about = await aboutOf(database);
      writeFileSync(join(part, 'schema.json'), schemaJson(about, tables));
      writeFileSync(join(part, 'README.md'), readmeOf(about, tables));
      if (existsSync(folder)) rmdirSync(folder);
      renameSync(part, folder);
      return { folder, tables: written };
    } finally {
      database.close();
    }
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    remove();
  }
}

/** @returns how many files */
async function writeTable(database: Database, part: string, table: ExportTable): Promise<number> {
  const files = await filesOf(database, table);
  for (const { path, query } of files) {
    mkdirSync(dirname(join(part, path)), { recursive: true });
    await database.connection.run(`copy (${query}) to ${quoted(join(part, path))} (format parquet, compression zstd)`);
  }
  const counted = await valueOf<number>(
    database.connection,
    `select count(*) from read_parquet(${quoted(join(part, table.name, '**', '*.parquet'))}, hive_partitioning = true)`,
  );
  if (counted !== table.rows)
    throw new CannotWork(
      `The files of ${table.name} hold ${counted} rows instead of ${table.rows}. Nothing was written.`,
    );
  return files.length;
}

async function aboutOf(database: Database): Promise<About> {
  const told = async (key: string) => (await warehouseInfo(database, key)) ?? 'unknown';
  return {
    rulesVersion: await told('rules_version'),
    schemaVersion: await told('schema_version'),
    builtAt: await told('built_at'),
    timezone: await told('timezone'),
  };
}
