/**
 * One generation of a warehouse: what one import, apply or retag put in place, open as long as somebody holds it, with the answers that were worked out from it.
 */
import { stat } from 'node:fs/promises';
import { openDuckDb } from '../engine/duckdb';
import type { Engine } from '../engine/engine';
import { Memory } from './memory';

/** A few hundred pages of a large team; a wait over a year is some hundred KB of it. */
const MOST_REMEMBERED = 64e6;

/** Which file it is, and which state of that file. A file renamed into place has another inode. */
export interface Identity {
  file: string;
  state: string;
  /** of the last change, as an ISO instant */
  changedAt: string;
}

export interface Generation {
  identity: Identity;
  /** when it was built, as an ISO instant: warehouse_info.built_at; of a file made by hand its last change */
  builtAt: string;
  engine: Engine;
  memory: Memory;
  /** queries, remembered answers being worked out, and requests that look at it */
  holders: number;
  isRetired: boolean;
  isClosed: boolean;
}

/** One that is open and that nobody holds yet. */
export function generationOf(identity: Identity, builtAt: string, engine: Engine): Generation {
  const memory = new Memory(MOST_REMEMBERED);
  return { identity, builtAt, engine, memory, holders: 0, isRetired: false, isClosed: false };
}

/** Opens the file read-only, locked down; null when another was put in its place meanwhile. */
export async function openGeneration(path: string, identity: Identity): Promise<Generation | null> {
  const engine = await openDuckDb(path);
  try {
    const after = await identityOf(path);
    if (after?.file === identity.file) {
      const builtAt = (await builtAtOf(engine)) ?? after.changedAt;
      return generationOf(identity, builtAt, engine);
    }
  } catch (error) {
    engine.close();
    throw error;
  }
  // Which of the two files it holds cannot be told.
  engine.close();
  return null;
}

/** Keeps it open until letGo; false when it is closed already. */
export function hold(generation: Generation): boolean {
  if (!generation.isClosed) generation.holders += 1;
  return !generation.isClosed;
}

export function letGo(generation: Generation): void {
  generation.holders -= 1;
  closeWhenIdle(generation);
}

/** Closes it as soon as nobody holds it. */
export function retire(generation: Generation): void {
  generation.isRetired = true;
  closeWhenIdle(generation);
}

function closeWhenIdle(generation: Generation): void {
  if (!generation.isRetired || generation.holders > 0 || generation.isClosed) return;
  generation.isClosed = true;
  generation.engine.close();
}

/** null: there is no such file */
export async function identityOf(path: string): Promise<Identity | null> {
  try {
    const { dev, ino, mtime, mtimeMs, size } = await stat(path);
    return { file: `${dev}:${ino}`, state: `${mtimeMs}:${size}`, changedAt: mtime.toISOString() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function builtAtOf(engine: Engine): Promise<string | null> {
  const known = await engine.rows(
    `select 1 as known from information_schema.tables where table_name = 'warehouse_info'`,
    {},
  );
  if (known.length === 0) return null;
  const sql = `select value from warehouse_info where key = 'built_at'`;
  const [row] = await engine.rows<{ value: string | null }>(sql, {});
  return row?.value ?? null;
}
