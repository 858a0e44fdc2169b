/**
 * The instance that queries of analysts run on, inside a process of its own. The engine itself refuses to write, to
 * leave the warehouse, to spill to disk and to change its settings, before it sees the first query.
 */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../../model/sqltext';
import type { Known } from './guard';
import type { ChildOptions } from './messages';

export interface Reading {
  instance: DuckDBInstance;
  known: Known;
  rulesVersion: string;
  /** the one folder that a Parquet file may be written to */
  outputFolder?: string;
}

type OpenedFile = Pick<Reading, 'known' | 'rulesVersion'>;

/** @throws when there is no warehouse or another process writes to it */
export async function openReading({ opens, memoryMegabytes, outputFolder }: ChildOptions): Promise<Reading> {
  const isFile = 'warehouse' in opens;
  const instance = await DuckDBInstance.create(isFile ? opens.warehouse : ':memory:', {
    ...(isFile && { access_mode: 'READ_ONLY' }),
    threads: '2',
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // Errors with their place, instead of a drawing of it.
    errors_as_json: 'true',
  });
  const connection = await instance.connect();
  const folders = [...(isFile ? [] : [opens.answers]), ...(outputFolder ? [outputFolder] : [])];
  if (folders.length > 0) await connection.run(`set allowed_directories = [${folders.map(quoted).join(', ')}]`);
  // Rows of a cluster are read once, and would stay in memory.
  if (!isFile) await connection.run('set enable_external_file_cache = false');
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  const { known, rulesVersion } = isFile ? await warehouseIn(connection) : NOTHING_YET;
  connection.closeSync();
  return { instance, known, rulesVersion, ...(outputFolder && { outputFolder }) };
}

/** Each query brings its rows (fetched.ts). */
const NOTHING_YET: OpenedFile = { known: { tables: new Set(), database: 'memory' }, rulesVersion: 'unknown' };

async function warehouseIn(connection: DuckDBConnection): Promise<OpenedFile> {
  const tables = await column(
    connection,
    `select table_name from duckdb_tables() where database_name = current_database() and not internal
     union all select view_name from duckdb_views() where database_name = current_database() and not internal`,
  );
  const [database = ''] = await column(connection, 'select current_database()');
  const [rulesVersion = 'unknown'] = await column(
    connection,
    tables.includes('warehouse_info')
      ? `select value from warehouse_info where key = 'rules_version'`
      : `select 'unknown'`,
  );
  const known = { tables: new Set(tables.map((name) => name.toLowerCase())), database: database.toLowerCase() };
  return { known, rulesVersion };
}

async function column(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map(([value]) => String(value));
}
