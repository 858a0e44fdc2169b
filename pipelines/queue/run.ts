/**
 * One run of a command whose chunks workers read: hands chunks out, a few ahead of the workers, and gives their outputs
 * back in order. It goes round as long as chunks are out, several times a second, and does all by itself: no
 * supervisor has to be running besides.
 */
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotWork } from '../errors';
import { DatabaseLost, living, openQueueDatabase, queueOf, type ChunkJob, type QueueDatabase } from './database';
import { ATTEMPTS, type QueueOptions } from './options';
import { drawKey, seal, sealKey, unseal } from './seal';
import { differenceOf, versionsOf, type Versions } from './versions';

/** Chunks that wait in the database for each worker, so that none waits for the run. */
const AHEAD_OF_EACH = 2;
const FEWEST_AHEAD = 8;
const MOST_PILED = 4;
const ROUND_MS = 100;
/** After so long without a worker the person is told. */
const LONELY_MS = 3_000;
/** Minutes for a second's work: only a worker that hangs is ended by the clock. */
const EXPIRE_SECONDS = 900;

export interface Chunk<Input> {
  /** its conversations, of which a person is told when it cannot be read */
  first: string;
  last: string;
  input: Input;
}

/** A chunk that is out, under the queue's name for it, and what a person is told when it cannot be read. */
interface Handed {
  job: string;
  place: string;
}

/**
 * Has every chunk read by workers. Chunks are asked for as workers take them.
 * @param task what all chunks have in common
 * @param onOutput called in the order of outputs' arrival, one at a time, with the chunk's number, from 0
 * @throws CannotWork when a chunk failed too often, or the database is gone; nothing of the run stays there
 */
export async function runChunks<Input, Output>(
  options: QueueOptions,
  task: unknown,
  chunks: AsyncIterable<Chunk<Input>>,
  onOutput: (index: number, output: Output) => Promise<void>,
): Promise<void> {
  const database = await openQueueDatabase(options.database);
  try {
    await database.sweep();
    const run = await begin(database, options, task);
    try {
      await database.whileItStands(handOut(run, chunks, onOutput));
    } finally {
      await database.query('delete from undertone_queue.runs where run = $1', [run.id]).catch(() => undefined);
    }
  } catch (error) {
    if (!(error instanceof DatabaseLost)) throw error;
    throw new CannotWork(
      `The database ${options.database.shown} was lost (${error.message}). Nothing was changed; start again when it answers.`,
    );
  } finally {
    await database.close();
  }
}

interface Run {
  id: number;
  key: Buffer;
  versions: Versions;
  queue: string;
  database: QueueDatabase;
  options: QueueOptions;
}

async function begin(database: QueueDatabase, options: QueueOptions, task: unknown): Promise<Run> {
  const versions = versionsOf(options.home);
  const queue = queueOf(versions);
  const key = drawKey();
  await database.boss.createQueue(queue, { name: queue, policy: 'standard' });
  const id = await database.join('run', { host: hostname(), versions, task: await seal(key, 'task', task) });
  return { id, key, versions, queue, database, options };
}

async function handOut<Input, Output>(
  run: Run,
  chunks: AsyncIterable<Chunk<Input>>,
  onOutput: (index: number, output: Output) => Promise<void>,
): Promise<void> {
  const out = new Map<number, Handed>();
  const company = companyOf(run);
  const source = chunks[Symbol.asyncIterator]();
  let [next, isDry] = [0, false];
  while (!isDry || out.size > 0) {
    const ahead = Math.max(FEWEST_AHEAD, AHEAD_OF_EACH * (await company.meet()));
    // Outputs wait for those before them: one slow chunk must not let the others pile up.
    while (!isDry && out.size < ahead && next - Math.min(next, ...out.keys()) < MOST_PILED * ahead) {
      const { value, done } = await source.next();
      if (done) isDry = true;
      else out.set(next, await hand(run, next++, value));
    }
    const came = await collect(run, out, onOutput);
    await giveBack(run, out);
    if (came === 0) await sleep(ROUND_MS);
  }
}

async function hand<Input>(
  { id, key, queue, database, options }: Run,
  chunk: number,
  given: Chunk<Input>,
): Promise<Handed> {
  const { first, last, input } = given;
  const sealed = await seal(key, `${id}/${chunk}/input`, input);
  await database.query('insert into undertone_queue.chunks (run, chunk, input) values ($1, $2, $3)', [
    id,
    chunk,
    sealed,
  ]);
  const named: ChunkJob = { run: id, chunk };
  const how = { retryLimit: (options.attempts ?? ATTEMPTS) - 1, retryDelay: 0, expireInSeconds: EXPIRE_SECONDS };
  const job = await database.boss.send(queue, named, how);
  if (!job) throw new Error(`The queue did not take chunk ${chunk}.`);
  return { job, place: first === last ? `conversation ${first}` : `conversations ${first} to ${last}` };
}

/** Takes outputs that are there; what was taken leaves the database at once. @returns how many */
async function collect<Output>(
  { id, key, database }: Run,
  out: Map<number, Handed>,
  onOutput: (index: number, output: Output) => Promise<void>,
): Promise<number> {
  const { rows } = await database.query<{ chunk: number }>(
    'select chunk from undertone_queue.chunks where run = $1 and output is not null order by chunk',
    [id],
  );
  for (const { chunk } of rows) {
    const { rows: found } = await database.query<{ output: Buffer }>(
      'delete from undertone_queue.chunks where run = $1 and chunk = $2 returning output',
      [id, chunk],
    );
    await onOutput(chunk, await unseal<Output>(key, `${id}/${chunk}/output`, found[0]!.output));
    out.delete(chunk);
  }
  return rows.length;
}

/** Chunks whose worker has ended are free again; one that failed too often ends the run. */
async function giveBack({ id, key, queue, database, options }: Run, out: Map<number, Handed>): Promise<void> {
  const { rows: orphans } = await database.query<{ chunk: number; worker: number }>(
    `update undertone_queue.chunks taken set worker = null from undertone_queue.chunks before
     where taken.run = $1 and before.run = $1 and before.chunk = taken.chunk and taken.output is null
       and taken.worker not in ${living('worker')}
     returning taken.chunk, before.worker`,
    [id],
  );
  for (const { chunk, worker } of orphans) {
    options.note(`Worker ${worker} ended while it read chunk ${chunk + 1}; another one reads it.`);
    await database.boss.fail(queue, out.get(chunk)!.job, { message: 'the worker ended' });
  }
  const { rows: lost } = await database.query<{ chunk: number; problem: Buffer | null }>(
    `select chunk, problem from undertone_queue.chunks taken join undertone_queue.job on name = $2 and id = any($3)
       and state = 'failed' and (data ->> 'run')::integer = run and (data ->> 'chunk')::integer = chunk
     where run = $1 and taken.output is null order by chunk limit 1`,
    [id, queue, [...out.values()].map(({ job }) => job)],
  );
  for (const { chunk, problem } of lost) {
    const told = problem && (await unseal<string>(key, `${id}/${chunk}/problem`, problem));
    throw new CannotWork(
      `Chunk ${chunk + 1} (${out.get(chunk)?.place}) could not be read: ${options.attempts ?? ATTEMPTS} workers in turn ` +
        `ended or failed at it. Nothing was changed. ${told ? `The last one said: ${told}` : 'None said why.'}`,
    );
  }
}

/** The workers of this run: each is handed the key once, and the person hears of those that cannot take part. */
function companyOf({ id, key, versions, database, options }: Run): { meet(): Promise<number> } {
  const known = new Set<number>();
  const began = Date.now();
  let isLonely = true;
  return {
    async meet() {
      const { rows } = await database.query<{
        worker: number;
        host: string;
        versions: Versions;
        public_key: string;
      }>(
        `select worker, host, versions, public_key from undertone_queue.workers where worker in ${living('worker')} order by worker`,
      );
      const mine = rows.filter((worker) => differenceOf(versions, worker.versions) === null);
      for (const { worker, host, versions: theirs, public_key } of rows) {
        if (known.has(worker)) continue;
        known.add(worker);
        const difference = differenceOf(versions, theirs);
        if (difference) options.note(`Worker ${worker} on ${host} gets nothing of this run: ${difference}.`);
        else
          await database.query('insert into undertone_queue.run_keys (run, worker, key) values ($1, $2, $3)', [
            ...[id, worker, sealKey(public_key, key)],
          ]);
      }
      if (isLonely && mine.length === 0 && Date.now() - began > LONELY_MS) {
        isLonely = false;
        options.note(
          `No worker of this version listens on ${options.database.shown}; waiting for one. ` +
            `On any machine with this version of undertone: undertone worker --database ADDRESS`,
        );
      }
      return mine.length;
    },
  };
}
