/** A child for one query: a place among those that run, a process, and for Parquet a folder, all given back at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleProblem } from '../../model/console';
import type { Gate } from '../gate';
import type { Pool } from './pool';
import type { QueryProcess } from './process';

export interface Lease {
  child: QueryProcess;
  /** The first call counts. @param isSound whether the child may run another query */
  end(isSound: boolean): void;
}

export interface Wanted {
  megabytes: number;
  /** whether it has to write a file before it can send it */
  isWriting: boolean;
  signal: AbortSignal;
}

/** An abort kills the child and ends the lease. @throws the signal's reason, NoWarehouse */
export async function leaseOf(gate: Gate, pool: Pool, { megabytes, isWriting, signal }: Wanted): Promise<Lease> {
  const leave = await gate.enter(signal);
  let folder: string | null = null;
  const leaveAll = () => {
    if (folder) void rm(folder, { recursive: true, force: true }).catch(() => undefined);
    leave();
  };
  try {
    if (isWriting) folder = await mkdtemp(join(tmpdir(), 'undertone-parquet-'));
    const child = await (folder ? pool.takeWriting(megabytes, folder) : pool.take(megabytes));
    let isOver = false;
    const end = (isSound: boolean) => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', kill);
      pool.give(child, megabytes, isSound);
      leaveAll();
    };
    const kill = () => {
      child.kill(stopOf(signal));
      end(false);
    };
    signal.addEventListener('abort', kill);
    if (signal.aborted) kill();
    return { child, end };
  } catch (error) {
    leaveAll();
    throw error;
  }
}

export const NOBODY: ConsoleProblem = {
  kind: 'stopped',
  message: 'The query was stopped: nobody reads its rows any more.',
};

/** Why it was stopped: what whoever stopped it said, else that nobody reads. */
export function stopOf(signal: AbortSignal): ConsoleProblem {
  const reason: unknown = signal.reason;
  const isSaid = reason !== null && typeof reason === 'object' && 'kind' in reason;
  return isSaid ? (reason as ConsoleProblem) : NOBODY;
}
