/**
 * The one way pipelines open DuckDB: with a memory limit that does not follow the size of the export and a
 * folder to spill into. Also the few helpers that turn results into plain rows.
 */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { quoted } from '../../src/lib/model/sqltext';

/** What does not fit spills to disk; a laptop with 8 GB keeps working beside an import. */
const MEMORY_LIMIT = '384MB';

export interface Database {
  path: string;
  connection: DuckDBConnection;
  /** A further connection, for reading a stream while the first one writes. */
  connect(): Promise<DuckDBConnection>;
  /** Closes every connection and the file; a second call does nothing. */
  close(): void;
}

/** Opens (or creates) a database file read-write. `spillFolder` takes what does not fit into memory. */
export async function openForWriting(path: string, spillFolder: string, memoryLimit = MEMORY_LIMIT): Promise<Database> {
  return open(path, {
    memory_limit: memoryLimit,
    temp_directory: spillFolder,
    threads: '2',
    // Files are read once or twice: kept in memory they would only take its place.
    enable_external_file_cache: 'false',
  });
}

/**
 * Opens a warehouse so that a query can do nothing but read it: the engine itself refuses files, network and
 * settings. `outputFolder` is the one folder a COPY may write to, when there is one.
 */
export async function openReadOnly(path: string, outputFolder?: string): Promise<Database> {
  const database = await open(path, {
    access_mode: 'READ_ONLY',
    memory_limit: MEMORY_LIMIT,
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  if (outputFolder) await database.connection.run(`set allowed_directories = [${quoted(outputFolder)}]`);
  await database.connection.run(`set enable_external_access = false; set lock_configuration = true`);
  return database;
}

async function open(path: string, options: Record<string, string>): Promise<Database> {
  const instance = await DuckDBInstance.create(path, options);
  const connections: DuckDBConnection[] = [];
  const connect = async () => {
    const connection = await instance.connect();
    connections.push(connection);
    return connection;
  };
  const connection = await connect();
  let isClosed = false;
  return {
    path,
    connection,
    connect,
    close() {
      if (isClosed) return;
      isClosed = true;
      for (const opened of connections) opened.closeSync();
      instance.closeSync();
    },
  };
}

/** All rows of a query, as plain objects: numbers instead of bigints, Dates, arrays. */
export async function rowsOf<T = Record<string, unknown>>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: DuckDBValue[],
): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJS().map((row) => plainRow(row) as T);
}

/** The one number (or string) a query gives. */
export async function valueOf<T>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: DuckDBValue[],
): Promise<T | null> {
  const [row] = await rowsOf(connection, sql, parameters);
  return (row ? Object.values(row)[0] : null) as T | null;
}

/** Name and type of each column of a table; `catalog` names an attached database. */
export async function columnsOf(
  connection: DuckDBConnection,
  table: string,
  catalog: string | null = null,
): Promise<{ name: string; type: string }[]> {
  return rowsOf(
    connection,
    `select column_name as name, data_type as type from duckdb_columns() where table_name = ${quoted(table)}
     and database_name = ${catalog ? quoted(catalog) : 'current_database()'} order by column_index`,
  );
}

/** The rows of a query one by one, never more than a chunk of them in memory. */
export async function* streamOf<T>(connection: DuckDBConnection, sql: string): AsyncGenerator<T> {
  const result = await connection.stream(sql);
  for await (const rows of result.yieldRowObjectJs()) for (const row of rows) yield plainRow(row) as T;
}

export { quoted };

/** DuckDB counts in 64 bits, JavaScript in 53: refuses what would be rounded. */
export function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const name in row) {
    const value = row[name];
    if (typeof value !== 'bigint') continue;
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)
      throw new RangeError(`The column ${name} holds ${value}, which is too large for a number. Cast it to varchar.`);
    row[name] = Number(value);
  }
  return row;
}
