/**
 * One writer at a time. The lock is a tiny DuckDB file that stays open for the life of the command: the operating
 * system frees it at any death of the process (kill -9 included), so there is never a stale lock to remove.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { CannotWork } from '../errors';

const RETRY_MS = 500;

/** DuckDB does not refuse a second instance of a file inside one process, so this process keeps its own list. */
const heldHere = new Set<string>();

export interface WriterLock {
  release(): void;
}

export interface LockOptions {
  /** Called once, with the process that holds the lock, when this one has to wait. */
  onWait?: (holder: number | null) => void;
  retryMs?: number;
}

/**
 * Waits for the exclusive right to change a data folder and takes it.
 * @throws CannotWork when the folder cannot be written to.
 */
export async function acquireWriterLock(dataFolder: string, options: LockOptions = {}): Promise<WriterLock> {
  const path = join(resolve(dataFolder), 'writer.lock.duckdb');
  let hasTold = false;
  for (;;) {
    const attempt = await tryLock(path);
    if ('release' in attempt) return attempt;
    if (!hasTold) options.onWait?.(attempt.holder);
    hasTold = true;
    await sleep(options.retryMs ?? RETRY_MS);
  }
}

async function tryLock(path: string): Promise<WriterLock | { holder: number | null }> {
  if (heldHere.has(path)) return { holder: process.pid };
  heldHere.add(path);
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    const instance = await DuckDBInstance.create(path, { threads: '1', memory_limit: '50MB' });
    return {
      release() {
        instance.closeSync();
        heldHere.delete(path);
      },
    };
  } catch (error) {
    heldHere.delete(path);
    const message = error instanceof Error ? error.message : String(error);
    if (/could not set lock/i.test(message)) return { holder: Number(/PID (\d+)/.exec(message)?.[1]) || null };
    throw new CannotWork(
      `The data folder ${join(path, '..')} cannot be written to (${message.split('\n')[0]}). ` +
        `Give it write permission, or choose another with --data.`,
    );
  }
}
