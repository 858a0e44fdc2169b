/**
 * The next warehouse, built beside the one being served and renamed into its place when it is whole.
 * A crash, a full disk or a kill -9 before the rename leaves the old one untouched; its leftovers are removed by the
 * next writer. Only the holder of the writer lock may call this.
 */
import { closeSync, constants, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotWork } from '../errors';
import { SCHEMA_SQL, SCHEMA_VERSION } from '../../src/lib/model/schema';
import { writeComments } from './comments';
import { openForWriting, quoted, rowsOf, valueOf, type Database } from './database';

const BEGUN = ['next', 'staging', 'spill'];
const LEFTOVER = /^warehouse\.duckdb\.(next|staging|spill|former)-/;

export interface NextWarehouse extends Database {
  /** true when the facts must be built again for everything, because columns are new */
  needsAllFacts: boolean;
  /** Beginning of the paths of files that pass rows on, to the staging database or to other processes. */
  stagingPath: string;
  /**
   * Makes the file durable and puts it into the place of the served one, in one step.
   * isAnew: everything is written into a fresh file first, because pages of the old one still hold deleted rows.
   */
  swap(how?: { isAnew?: boolean }): Promise<void>;
  /** Removes everything that was begun. Synchronous, so that a signal handler can call it. */
  discard(): void;
}

export function warehousePath(dataFolder: string): string {
  return join(dataFolder, 'warehouse.duckdb');
}

/** Said by every command that needs a warehouse. */
export function noWarehouse(dataFolder: string): CannotWork {
  return new CannotWork(
    `There is no warehouse in ${dataFolder} yet. Import an export first: undertone import FILE, ` +
      `or name the data folder with --data DIR.`,
  );
}

/** Removes what killed runs left behind. Returns the names of the removed files. */
export function removeLeftovers(dataFolder: string): string[] {
  const leftovers = readdirSync(dataFolder).filter((name) => LEFTOVER.test(name));
  for (const name of leftovers) rmSync(join(dataFolder, name), { recursive: true, force: true });
  return leftovers;
}

/** Copies the served warehouse (or creates an empty one) and opens the copy with an empty staging database beside it. */
export async function beginNextWarehouse(dataFolder: string, id: string): Promise<NextWarehouse> {
  const served = warehousePath(dataFolder);
  const path = `${served}.next-${id}`;
  const stagingPath = `${served}.staging-${id}`;
  const spillPath = `${served}.spill-${id}`;
  const anewPath = `${path}-anew`;
  const isCopy = existsSync(served);
  const discard = () => {
    // Everything of this run carries its id: the databases, their logs, and the parts that other processes write.
    for (const name of readdirSync(dataFolder))
      if (BEGUN.some((kind) => name.startsWith(`warehouse.duckdb.${kind}-${id}`)))
        rmSync(join(dataFolder, name), { recursive: true, force: true });
  };
  // Nothing in this process has the served file open: copying it here does not drop anybody's lock.
  if (isCopy) await copyFile(served, path, constants.COPYFILE_FICLONE);
  const database = await openForWriting(path, spillPath);
  const { connection } = database;
  let hasNewColumns: boolean;
  try {
    await refuseForeignVersion(database);
    await connection.run(SCHEMA_SQL);
    hasNewColumns = await addMissingColumns(database);
    await writeComments(database);
  } catch (error) {
    database.close();
    discard();
    throw error;
  }
  // In memory, where what does not fit spills: a file would be written twice, for a crash that nobody recovers from.
  await connection.run(`attach ':memory:' as staging`);
  return {
    ...database,
    needsAllFacts: hasNewColumns && isCopy,
    stagingPath,
    discard,
    async swap({ isAnew = false } = {}) {
      await connection.run('detach staging');
      await connection.run('checkpoint');
      if (isAnew) await writeAnew(database, anewPath);
      database.close();
      const whole = isAnew ? anewPath : path;
      if (existsSync(`${whole}.wal`)) throw new CannotWork('The next warehouse was not written completely. Try again.');
      flush(whole);
      renameSync(whole, served);
      flush(dataFolder);
      discard();
    },
  };
}

/** Columns that can be filled from what an older warehouse holds; the others are empty until messages are read again. */
const FILLED: Record<string, string> = {
  mood_source: `update messages set mood_source = 'rule', rule_mood = mood where mood is not null;
    update messages set mood_source = 'correction', rule_mood = said.before_value from
      (select message_id, arg_min(before_value, corrected_at) as before_value from corrections
       where field = 'mood' and state = 'applied' group by message_id) said
    where messages.message_id = said.message_id`,
  // Imports of that time cannot be taken back, but later ones can: they begin from what was stored.
  vanished_conversations: `insert into import_conversations
    select import_id, conversation_id, 'new', fingerprint, source in ('messages-csv', 'messages-json', 'twcs'),
      source = 'twcs', updated_at from conversations`,
  changed_at: `update import_conversations set changed_at = updated_at from
      (select conversation_id, fingerprint, updated_at from kept_conversations union
       select conversation_id, fingerprint, updated_at from conversations) known
    where import_conversations.conversation_id = known.conversation_id
      and import_conversations.fingerprint = known.fingerprint`,
};

async function refuseForeignVersion({ connection }: Database): Promise<void> {
  const isKnown = await valueOf(connection, `select 1 from duckdb_tables() where table_name = 'warehouse_info'`);
  const version =
    isKnown && (await valueOf<string>(connection, `select value from warehouse_info where key = 'schema_version'`));
  if (version && version !== SCHEMA_VERSION)
    throw new CannotWork(
      `This warehouse has the schema version ${version}, and this undertone writes version ${SCHEMA_VERSION}. ` +
        `Import into a new data folder (--data DIR), or use the version that wrote it.`,
    );
}

/** Copies every table into a fresh file: DuckDB leaves deleted and overwritten rows in its free pages. */
async function writeAnew({ connection }: Database, path: string): Promise<void> {
  const [own] = await rowsOf<{ name: string }>(connection, 'select current_database() as name');
  await connection.run(`attach ${quoted(path)} as anew`);
  await connection.run(`copy from database "${own?.name.replaceAll('"', '""')}" to anew`);
  await connection.run('checkpoint anew');
  await connection.run('detach anew');
}

/** Adds the columns that schema.sql gained since the copied warehouse was written. */
async function addMissingColumns({ connection }: Database): Promise<boolean> {
  await connection.run(`attach ':memory:' as pattern; use pattern`);
  await connection.run(SCHEMA_SQL);
  const [own] = await rowsOf<{ name: string }>(
    connection,
    `select database_name as name from duckdb_databases() where not internal and path is not null`,
  );
  const database = `"${own?.name.replaceAll('"', '""')}"`;
  const missing = await rowsOf<{ table_name: string; column_name: string; data_type: string }>(
    connection,
    `select table_name, column_name, data_type from duckdb_columns() p where database_name = 'pattern'
      and not exists (select 1 from duckdb_columns() o where o.database_name not in ('pattern', 'system', 'temp')
        and o.table_name = p.table_name and o.column_name = p.column_name)`,
  );
  await connection.run(`use ${database}; detach pattern`);
  for (const { table_name, column_name, data_type } of missing)
    await connection.run(`alter table ${table_name} add column ${column_name} ${data_type}`);
  for (const { column_name } of missing) if (FILLED[column_name]) await connection.run(FILLED[column_name]);
  return missing.length > 0;
}

/** Makes a file, or what stands in a folder, survive a loss of power. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
