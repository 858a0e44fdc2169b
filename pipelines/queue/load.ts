/**
 * Loads conversations that workers read, instead of processes of this machine (import/load/processes.ts). A chunk is a
 * part like theirs, only smaller, and its rows are taken over in the same order: the same warehouse, row for row.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { CorrectionState } from '../../src/lib/model/corrections';
import { CONVERSATION_TABLES, partFiles, pathOf, takeOver, type PartFiles } from '../import/load/part';
import type { PartTask } from '../import/load/processes';
import { writeSlice, writeSorted } from '../import/pending';
import { rowsOf } from '../warehouse/database';
import type { NextWarehouse } from '../warehouse/generation';
import { CHUNK_MESSAGES, type QueueOptions } from './options';
import { runChunks, type Chunk } from './run';

/** What a worker is told once for a whole import. */
export interface LoadTask {
  kind: 'load';
  task: Omit<PartTask, 'pending' | 'files'>;
  columns: PartFiles['columns'];
}

/** Files as bytes. */
export interface LoadInput {
  conversations: Buffer;
  messages: Buffer;
}

export interface LoadOutput {
  messages: number;
  states: [string, CorrectionState][];
  /** by table */
  rows: Record<string, Buffer>;
}

/** Chunks that follow one another are taken over together: a statement a chunk would take longer than the rows. */
const TAKEN_TOGETHER = 16;

interface Slice {
  part: number;
  first: string;
  last: string;
  began: string;
  began_last: string;
}

/**
 * @param onMessages called with the messages that were read so far
 * @returns the states of corrections that the workers met
 * @throws CannotWork when a chunk could not be read
 */
export async function loadByQueue(
  options: QueueOptions,
  next: NextWarehouse,
  task: Omit<PartTask, 'pending' | 'files'>,
  onMessages: (done: number) => void,
): Promise<[string, CorrectionState][]> {
  const sorted = filesAt(`${next.stagingPath}.sorted`);
  const slices = await divide(next, options.chunkMessages ?? CHUNK_MESSAGES);
  await writeSorted(next, sorted);
  const { columns } = await partFiles(next, next.stagingPath);
  const states: [string, CorrectionState][] = [];
  const read = new Map<number, PartFiles>();
  let taken = 0;
  let done = 0;
  const takeThose = async (fewest: number) => {
    const ready: PartFiles[] = [];
    for (let index = taken; read.has(index); index++) ready.push(read.get(index)!);
    if (ready.length < fewest) return;
    await takeOver(next, ready);
    for (; read.delete(taken);) taken += 1;
  };
  const chunks = cut(next, slices, sorted);
  const common: LoadTask = { kind: 'load', task, columns };
  await runChunks<LoadInput, LoadOutput>(options, common, chunks, async (index, output) => {
    const files = { columns, path: `${next.stagingPath}.part${index}` };
    for (const table of CONVERSATION_TABLES) await writeFile(pathOf(files, table), output.rows[table]!);
    read.set(index, files);
    states.push(...output.states);
    onMessages((done += output.messages));
    await takeThose(TAKEN_TOGETHER);
  });
  if (read.size) await takeThose(1);
  for (const path of Object.values(sorted)) await rm(path);
  return states;
}

/** Chunks follow one another in time, so that rows lie in the order of one process. */
async function divide({ connection }: NextWarehouse, messages: number): Promise<Slice[]> {
  await connection.run(`
    create or replace table staging.parts as
    select conversation_id, started_at, (greatest(0, sum(messages) over (order by started_at, conversation_id) - 1)
      // ${messages})::integer as part
    from staging.todo order by started_at, conversation_id`);
  return rowsOf<Slice>(
    connection,
    `select part, min(started_at)::varchar as began, max(started_at)::varchar as began_last,
       arg_min(conversation_id, (started_at, conversation_id)) as first,
       arg_max(conversation_id, (started_at, conversation_id)) as last
     from staging.parts group by part order by part`,
  );
}

async function* cut(next: NextWarehouse, slices: Slice[], sorted: LoadFiles): AsyncGenerator<Chunk<LoadInput>> {
  const files = filesAt(`${next.stagingPath}.slice`);
  for (const { part, first, last, began, began_last } of slices) {
    await writeSlice(next, { part, began: [began, began_last] }, sorted, files);
    const [conversations, messages] = await Promise.all([readFile(files.conversations), readFile(files.messages)]);
    for (const path of Object.values(files)) await rm(path);
    yield { first, last, input: { conversations, messages } };
  }
}

type LoadFiles = Record<'conversations' | 'messages', string>;

function filesAt(path: string): LoadFiles {
  return { conversations: `${path}.pending`, messages: `${path}.pending-messages` };
}
