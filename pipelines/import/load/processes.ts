/**
 * Loads the parts of a large import in several processes, one a core. Each reads its part of the staging file, writes a
 * small database of its own, and the importing process takes these over in order, so that the warehouse is the same as
 * from one process. Processes rather than threads: DuckDB refuses a second instance of a file within one process, and
 * the built command cannot start worker threads of its own.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { quoted } from '../../warehouse/database';
import type { NextWarehouse } from '../../warehouse/generation';
import type { CorrectionState } from '../../../src/lib/model/corrections';
import type { Decisions } from '../../decisions';
import { LOAD_PART } from '../../loadpart';
import { CONVERSATION_TABLES, type PartOptions } from './part';

/** Starting a process and reading the rules takes about as long as loading this many messages. */
const FEWEST_MESSAGES_EACH = 4_000;
const MOST_PROCESSES = 16;

/** What a process is told to do; sent as a message, Dates and all. */
export interface PartTask extends Omit<PartOptions, 'identity' | 'tagger' | 'redactor'> {
  part: number;
  dataFolder: string;
  /** what is known, without what can be done: functions do not pass between processes */
  decisions: Omit<Decisions, 'dropCorrections'>;
  stagingPath: string;
  partPath: string;
}

/** What it says: that it listens, how far it is, and at the end what became of the corrections it met. */
export type PartSaid =
  | { isListening: true }
  | { messages: number }
  | { problem: string }
  | { isDone: true; states: [string, CorrectionState][] };

export interface ProcessesOptions {
  /** path of the built command; it is started again with LOAD_PART as its argument */
  command: string;
  task: Omit<PartTask, 'part' | 'stagingPath' | 'partPath'>;
  onMessages: (done: number) => void;
}

/**
 * Into how many processes an import is divided.
 * @param cores how many there are, or what UNDERTONE_PROCESSES says
 * @param isAsked true: a person named the number, so that small imports are divided too
 */
export function processesFor(messages: number, cores: number, isAsked: boolean): number {
  const most = Math.min(cores, MOST_PROCESSES);
  return Math.max(1, isAsked ? most : Math.min(most, Math.floor(messages / FEWEST_MESSAGES_EACH)));
}

/**
 * Fills the tables of conversations from staging.todo. Parts hold about as many messages each and follow one another
 * in time.
 * @returns the states of corrections that the processes met
 * @throws Error with the process's own words when one of them fails; the others are ended
 */
export async function loadInProcesses(
  next: NextWarehouse,
  count: number,
  options: ProcessesOptions,
): Promise<[string, CorrectionState][]> {
  const { connection, stagingPath } = next;
  await connection.run(`
    create or replace table staging.parts as
    select conversation_id, ((sum(messages) over (order by started_at, conversation_id) - 1) * ${count}
      // greatest(1, sum(messages) over ()))::integer as part
    from staging.todo`);
  // Another process can open the file only when this one has let it go.
  await connection.run('detach staging');
  const paths = Array.from({ length: count }, (_, part) => `${stagingPath}.part${part}`);
  const done = paths.map(() => 0);
  try {
    const running = paths.map((partPath, part) =>
      runPart(options.command, { ...options.task, part, stagingPath, partPath }, (messages) => {
        done[part] = messages;
        options.onMessages(done.reduce((sum, n) => sum + n, 0));
      }),
    );
    const states = await allOrNone(running);
    await connection.run(`attach ${quoted(stagingPath)} as staging`);
    for (const [part, path] of paths.entries()) {
      await connection.run(`attach ${quoted(path)} as part${part} (read_only)`);
      for (const table of CONVERSATION_TABLES)
        await connection.run(`insert into ${table} by name select * from part${part}.${table}`);
      await connection.run(`detach part${part}`);
      rmSync(path);
    }
    return states.flat();
  } finally {
    for (const path of paths) for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
  }
}

interface Running {
  child: ChildProcess;
  states: Promise<[string, CorrectionState][]>;
}

function runPart(command: string, task: PartTask, onMessages: (done: number) => void): Running {
  const child = fork(command, [LOAD_PART], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const states = new Promise<[string, CorrectionState][]>((resolve, reject) => {
    child.on('message', (said: PartSaid) => {
      // A task sent before it listens would be lost, and both would wait for ever.
      if ('isListening' in said) sendTo(child, task, reject);
      else if ('messages' in said) onMessages(said.messages);
      else if ('problem' in said) reject(new Error(said.problem));
      else resolve(said.states);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      reject(new Error(`A process of the import ended too early (${signal ?? `exit code ${code}`}).`)),
    );
  });
  return { child, states };
}

/** What cannot be sent is an error of this import and not of the whole program. */
function sendTo(child: ChildProcess, task: PartTask, reject: (error: unknown) => void): void {
  try {
    child.send(task, (error) => error && reject(error));
  } catch (error) {
    reject(error);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** When one fails, the others work for nothing; when the import is stopped, they end before its files are removed. */
async function allOrNone(running: Running[]): Promise<[string, CorrectionState][][]> {
  const endAll = () => running.forEach(({ child }) => child.kill('SIGKILL'));
  for (const signal of SIGNALS) process.prependListener(signal, endAll);
  try {
    return await Promise.all(running.map(({ states }) => states));
  } finally {
    for (const signal of SIGNALS) process.off(signal, endAll);
    for (const { child } of running) if (child.connected) child.disconnect();
    for (const { child } of running)
      if (child.exitCode === null) await new Promise((ended) => child.once('exit', ended));
  }
}
