/**
 * Loads the parts of a large import in several processes, one a core. Each reads its part from a file and writes files of
 * its own, and the importing process takes these over in order, so that the warehouse is the same as from one
 * process. Processes rather than threads: DuckDB refuses a second instance of a file within one process, and
 * the built command cannot start worker threads of its own.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { NextWarehouse } from '../../warehouse/generation';
import type { CorrectionState } from '../../../src/lib/model/corrections';
import type { Decisions } from '../../decisions';
import { LOAD_PART } from '../../loadpart';
import { writePending, type PendingFiles } from '../pending';
import { partFiles, takeOver, type PartFiles, type PartOptions } from './part';

/** Starting a process and reading the rules takes about as long as loading this many messages. */
const FEWEST_MESSAGES_EACH = 4_000;
const MOST_PROCESSES = 16;
/** Rows live for a moment only: with more room for the young, a tenth less time goes into collecting them. */
const EXEC_ARGV = ['--max-semi-space-size=32'];

/** What a process is told to do; sent as a message, Dates and all. */
export interface PartTask extends Omit<PartOptions, 'identity' | 'tagger' | 'redactor'> {
  /** of the data folder, for the ids of people */
  identityKey: Buffer;
  /** what is known, without what can be done: functions do not pass between processes */
  decisions: Omit<Decisions, 'dropCorrections'>;
  pending: PendingFiles;
  files: PartFiles;
}

/** What it says: that it listens, how far it is, and at the end what became of the corrections it met. */
export type PartSaid =
  | { isListening: true }
  | { messages: number }
  | { problem: string }
  | { isDone: true; states: [string, CorrectionState][] };

/** Processes that were started and wait, or work. */
export interface Crew {
  size: number;
  /**
   * Fills the tables of conversations from staging.todo. Parts hold about as many messages each and follow one another
   * in time.
   * @param onMessages called with the messages that were done so far, now and then
   * @returns the states of corrections that the processes met
   * @throws Error with the process's own words when one of them fails; the others are ended
   */
  load(
    next: NextWarehouse,
    task: Omit<PartTask, 'pending' | 'files'>,
    onMessages: (done: number) => void,
  ): Promise<[string, CorrectionState][]>;
  /** Ends those that still run. */
  dismiss(): Promise<void>;
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
 * Starts processes that read the rules and then wait for their part: while an export is being read, one core is free.
 * @param command path of the built command; it is started again with LOAD_PART as its argument
 */
export function startCrew(command: string, size: number): Crew {
  const members = Array.from({ length: size }, () => startMember(command));
  return {
    size,
    async load(next, task, onMessages) {
      const { connection, stagingPath } = next;
      await connection.run(`
        create or replace table staging.parts as
        select conversation_id, ((sum(messages) over (order by started_at, conversation_id) - 1) * ${size}
          // greatest(1, sum(messages) over ()))::integer as part
        from staging.todo`);
      const { columns } = await partFiles(next, stagingPath);
      const parts = members.map((_, part) => ({ columns, path: `${stagingPath}.part${part}` }));
      const done = members.map(() => 0);
      let written = Promise.resolve();
      const states = await allOrNone(members, async (member, part) => {
        const files = parts[part]!;
        const pending = { conversations: `${files.path}.pending`, messages: `${files.path}.pending-messages` };
        // One after the other: the first process works while the next part is written.
        await (written = written.then(() => writePending(next, part, pending)));
        const found = await member.work({ ...task, pending, files }, (messages) => {
          done[part] = messages;
          onMessages(done.reduce((sum, n) => sum + n, 0));
        });
        for (const path of Object.values(pending)) rmSync(path);
        return found;
      });
      await takeOver(next, parts);
      return states.flat();
    },
    async dismiss() {
      for (const { child } of members) child.kill('SIGKILL');
      for (const { child } of members) await endOf(child);
    },
  };
}

interface Member {
  child: ChildProcess;
  work(task: PartTask, onMessages: (done: number) => void): Promise<[string, CorrectionState][]>;
}

function startMember(command: string): Member {
  const child = fork(command, [LOAD_PART], {
    serialization: 'advanced',
    execArgv: [...process.execArgv, ...EXEC_ARGV],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let onMessages: (done: number) => void = () => undefined;
  let listens: () => void;
  const isListening = new Promise<void>((resolve) => (listens = resolve));
  const states = new Promise<[string, CorrectionState][]>((resolve, reject) => {
    child.on('message', (said: PartSaid) => {
      if ('isListening' in said) listens();
      else if ('messages' in said) onMessages(said.messages);
      else if ('problem' in said) reject(new Error(said.problem));
      else resolve(said.states);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      reject(new Error(`A process of the import ended too early (${signal ?? `exit code ${code}`}).`)),
    );
  });
  // One that fails before it has any work is heard when it is given some.
  states.catch(() => undefined);
  return {
    child,
    async work(task, tell) {
      onMessages = tell;
      // A task sent before it listens would be lost, and both would wait for ever.
      await Promise.race([isListening, states]);
      return Promise.race([sentTo(child, task), states]).then(() => states);
    },
  };
}

/** What cannot be sent is an error of this import and not of the whole program. */
function sentTo(child: ChildProcess, task: PartTask): Promise<void> {
  return new Promise((resolve, reject) => child.send(task, (error) => (error ? reject(error) : resolve())));
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** When one fails, the others work for nothing; when the import is stopped, they end before its files are removed. */
async function allOrNone<T>(members: Member[], work: (member: Member, index: number) => Promise<T>): Promise<T[]> {
  const endAll = () => members.forEach(({ child }) => child.kill('SIGKILL'));
  for (const signal of SIGNALS) process.prependListener(signal, endAll);
  try {
    return await Promise.all(members.map(work));
  } finally {
    for (const signal of SIGNALS) process.off(signal, endAll);
    for (const { child } of members) if (child.connected) child.disconnect();
    for (const { child } of members) await endOf(child);
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((ended) => child.once('exit', ended));
}
