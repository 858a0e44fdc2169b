/**
 * The former generation: what was served before the last retag, kept beside the warehouse so that the retag can be
 * taken back. There is one; the next retag replaces it.
 */
import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotWork } from '../errors';
import { warehouseInfo } from './catalogue';
import { openReadOnly, rowsOf, type Database } from './database';
import { flush, removeLeftovers, warehousePath } from './generation';

export function formerPath(dataFolder: string): string {
  return join(dataFolder, 'former.duckdb');
}

/**
 * Keeps the served file under a second name. Never moves it: killed between this and the swap, the served warehouse
 * still stands, and the former one is the same file, which putBack notices.
 */
export function keepFormer(dataFolder: string, id: string): void {
  const served = warehousePath(dataFolder);
  const begun = `${served}.former-${id}`;
  try {
    linkSync(served, begun);
  } catch {
    // File systems without hard links: a copy does as well, and takes the room of one more warehouse at once.
    copyFileSync(served, begun, constants.COPYFILE_FICLONE);
  }
  flush(begun);
  renameSync(begun, formerPath(dataFolder));
  // A rename between two names of one file leaves both.
  rmSync(begun, { force: true });
}

export interface PutBack {
  rulesBefore: string | null;
  rules: string | null;
  messages: number;
}

/**
 * Puts the former generation into the place of the served one, in one rename; the newer one is gone then. Only the
 * holder of the writer lock may call it.
 * @throws CannotWork when there is nothing to undo, or when an import would be lost
 */
export async function putBack(dataFolder: string): Promise<PutBack> {
  const [served, former] = [warehousePath(dataFolder), formerPath(dataFolder)];
  removeLeftovers(dataFolder);
  if (!existsSync(former)) throw nothingToUndo(dataFolder);
  const now = await stateOf(served);
  const then = await stateOf(former);
  if (now.builtAt === then.builtAt || now.formerBuiltAt !== then.builtAt) throw nothingToUndo(dataFolder);
  const since = now.imports.filter((id) => !then.imports.includes(id));
  if (since.length)
    throw new CannotWork(
      `${since.length === 1 ? 'An import was' : `${since.length} imports were`} made since the last retag, and putting ` +
        `the former warehouse back would lose ${since.length === 1 ? 'it' : 'them'}. Nothing was changed. ` +
        `"undertone retag" tags everything again; "undertone retag --forget-former" removes ${resolve(former)}.`,
    );
  if (now.takenBack.some((id) => !then.takenBack.includes(id)))
    throw new CannotWork(
      `An import was taken back since the last retag, and the former warehouse still holds it. Nothing was changed. ` +
        `"undertone retag --forget-former" removes ${resolve(former)}.`,
    );
  renameSync(former, served);
  flush(dataFolder);
  return { rulesBefore: now.rules, rules: then.rules, messages: then.messages };
}

/** Removes the former generation. Returns the bytes that were freed, null when there was none. */
export function forgetFormer(dataFolder: string): number | null {
  const former = formerPath(dataFolder);
  const bytes = statSync(former, { throwIfNoEntry: false })?.size ?? null;
  rmSync(former, { force: true });
  return bytes;
}

interface State {
  builtAt: string | null;
  formerBuiltAt: string | null;
  rules: string | null;
  imports: string[];
  takenBack: string[];
  messages: number;
}

async function stateOf(path: string): Promise<State> {
  const database: Database = await openReadOnly(path);
  try {
    // All columns, because a former generation may be older than taken_back_at.
    const imports = await rowsOf<{ import_id: string; taken_back_at?: Date | null }>(
      database.connection,
      'select * from imports',
    );
    const [{ n: messages = 0 } = {}] = await rowsOf<{ n: number }>(
      database.connection,
      'select count(*) as n from messages',
    );
    return {
      builtAt: await warehouseInfo(database, 'built_at'),
      formerBuiltAt: await warehouseInfo(database, 'former_built_at'),
      rules: await warehouseInfo(database, 'rules_version'),
      imports: imports.map(({ import_id }) => import_id),
      takenBack: imports.filter(({ taken_back_at }) => taken_back_at).map(({ import_id }) => import_id),
      messages,
    };
  } finally {
    database.close();
  }
}

function nothingToUndo(dataFolder: string): CannotWork {
  return new CannotWork(
    `There is nothing to undo: no retag has been made since this warehouse (${resolve(warehousePath(dataFolder))}) was ` +
      `imported or last put back. Nothing was changed.`,
  );
}
