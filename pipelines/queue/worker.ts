/**
 * A worker: takes chunks of runs of its own version, reads them as a process of a large import does, and hands the rows
 * back. It may be ended at any moment. What it had begun is begun again by another one, and an output counts once.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'pg-boss';
import type { DatabaseAddress } from '../../src/lib/model/databaseaddress';
import { CannotWork } from '../errors';
import { readRules } from '../import/load/process';
import { DatabaseLost, openQueueDatabase, queueOf, type ChunkJob, type QueueDatabase } from './database';
import { seal, unseal, workerKeys, type WorkerKeys } from './seal';
import { outputOf, type Task } from './tasks';
import { differenceOf, versionsOf, type Versions } from './versions';

const IDLE_MS = 200;
/** Now and then a worker without work looks after what others left, and for runs of other versions. */
const LOOK_AROUND_MS = 5_000;
const KEY_MS = 50;

export interface WorkerOptions {
  database: DatabaseAddress;
  /** the folder of the built command */
  home: string;
  note: (line: string) => void;
  /** aborted when the worker is to leave: it ends what it has begun first */
  leave: AbortSignal;
}

interface Worker extends WorkerOptions {
  id: number;
  versions: Versions;
  keys: WorkerKeys;
  queue: QueueDatabase;
  folder: string;
  /** of runs that it has worked for, the last one */
  known: { run: number; key: Buffer; task: Task } | null;
}

/**
 * Works until it is told to leave.
 * @returns how many chunks it read
 * @throws CannotWork when the database cannot be used, or is lost
 */
export async function work(options: WorkerOptions): Promise<number> {
  const versions = versionsOf(options.home);
  const keys = workerKeys();
  readRules();
  const queue = await openQueueDatabase(options.database);
  const folder = ownFolder();
  try {
    const row = { host: hostname(), pid: process.pid, versions, public_key: keys.publicKey };
    const id = await queue.join('worker', row);
    const worker: Worker = { ...options, id, versions, keys, queue, folder, known: null };
    options.note(`Worker ${id} listens on ${options.database.shown} (rules ${versions.rules}).`);
    const read = await queue.whileItStands(takeTurns(worker));
    await queue.query('delete from undertone_queue.workers where worker = $1', [id]);
    return read;
  } catch (error) {
    if (!(error instanceof DatabaseLost)) throw error;
    throw new CannotWork(`The database ${options.database.shown} was lost (${error.message}).`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await queue.close();
  }
}

async function takeTurns(worker: Worker): Promise<number> {
  const { queue, leave, versions } = worker;
  const told = new Set<number>();
  let read = 0;
  let looked = -Infinity;
  while (!leave.aborted) {
    const [job] = await queue.boss.fetch<ChunkJob>(queueOf(versions));
    if (job) {
      if (await readChunk(worker, job)) read += 1;
      continue;
    }
    if (performance.now() - looked > LOOK_AROUND_MS) {
      await lookAround(worker, told);
      looked = performance.now();
    }
    await sleep(IDLE_MS, undefined, { signal: leave }).catch(() => undefined);
  }
  return read;
}

/** @returns whether this worker's output is the one that counts */
async function readChunk(worker: Worker, job: Job<ChunkJob>): Promise<boolean> {
  const { queue, id, versions } = worker;
  const { run, chunk } = job.data;
  const name = queueOf(versions);
  const taken = await queue.query<{ input: Buffer }>(
    'update undertone_queue.chunks set worker = $3 where run = $1 and chunk = $2 and output is null returning input',
    [run, chunk, id],
  );
  const input = taken.rows[0]?.input;
  const known = input && (await knownRun(worker, run));
  // Somebody else handed it in, or the run is over: then there is nothing left to do.
  if (!known) {
    await queue.boss.complete(name, job.id);
    return false;
  }
  try {
    const output = await outputOf(known.task, await unseal(known.key, `${run}/${chunk}/input`, input), worker.folder);
    const sealed = await seal(known.key, `${run}/${chunk}/output`, output);
    const { rowCount } = await queue.query(
      'update undertone_queue.chunks set output = $3, worker = null where run = $1 and chunk = $2 and output is null',
      [run, chunk, sealed],
    );
    await queue.boss.complete(name, job.id);
    return rowCount === 1;
  } catch (error) {
    // Not the chunk's fault: whoever looks after this worker tries the database again.
    if (error instanceof DatabaseLost) throw error;
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // Sealed like the words themselves, which it may quote.
    await queue.query(
      'update undertone_queue.chunks set problem = $3, worker = null where run = $1 and chunk = $2 and output is null',
      [run, chunk, await seal(known.key, `${run}/${chunk}/problem`, problem)],
    );
    await queue.boss.fail(name, job.id, { message: 'the worker could not read it' });
    return false;
  }
}

/** Key and task of a run, as soon as the run has handed over the key; null when the run has ended. */
async function knownRun(worker: Worker, run: number): Promise<Worker['known']> {
  if (worker.known?.run === run) return worker.known;
  for (;;) {
    const { rows } = await worker.queue.query<{ task: Buffer; key: Buffer | null }>(
      `select task, key from undertone_queue.runs left join undertone_queue.run_keys keys on keys.run = runs.run and keys.worker = $2
       where runs.run = $1`,
      [run, worker.id],
    );
    const [found] = rows;
    if (!found) return null;
    if (found.key) {
      const key = worker.keys.unsealKey(found.key);
      return (worker.known = { run, key, task: await unseal<Task>(key, 'task', found.task) });
    }
    await worker.queue.sweep();
    await sleep(KEY_MS);
  }
}

/** Runs that ended without a goodbye leave, and the person hears of those that this worker cannot help. */
async function lookAround({ queue, versions, note }: Worker, told: Set<number>): Promise<void> {
  await queue.sweep();
  const { rows } = await queue.query<{ run: number; host: string; versions: Versions }>(
    'select run, host, versions from undertone_queue.runs order by run',
  );
  for (const { run, host, versions: theirs } of rows) {
    const difference = differenceOf(versions, theirs);
    if (!difference || told.has(run)) continue;
    told.add(run);
    note(`A run on ${host} was started by another version, and this worker does not help with it: ${difference}.`);
  }
}

/** Words stand on this machine's disk while they are read. What a killed worker left is removed by the next one here. */
function ownFolder(): string {
  const mine = `undertone-worker-${hostname()}-`;
  for (const name of readdirSync(tmpdir()).filter((found) => found.startsWith(mine)))
    if (!isRunning(Number(name.slice(mine.length).split('-')[0])))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  return mkdtempSync(join(tmpdir(), `${mine}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
