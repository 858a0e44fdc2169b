/** What a worker does with a chunk, by the kind of run: exactly what a process of the importing machine does. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONVERSATION_TABLES, pathOf } from '../import/load/part';
import { writeTask } from '../import/load/process';
import { taggerOf } from '../import/tagger';
import type { LoadInput, LoadOutput, LoadTask } from './load';
import type { RetagInput, RetagOutput, RetagTask } from './retag';

export type Task = LoadTask | RetagTask;

/** @param folder where files may stand meanwhile */
export function outputOf(task: Task, input: unknown, folder: string): Promise<LoadOutput> | RetagOutput {
  return task.kind === 'load' ? load(task, input as LoadInput, folder) : retag(task, input as RetagInput);
}

async function load({ task, columns }: LoadTask, input: LoadInput, folder: string): Promise<LoadOutput> {
  const pending = { conversations: join(folder, 'conversations'), messages: join(folder, 'messages') };
  const files = { columns, path: join(folder, 'rows') };
  for (const name of ['conversations', 'messages'] as const) await writeFile(pending[name], input[name]);
  let messages = 0;
  const states = await writeTask({ ...task, pending, files }, (done) => (messages = done));
  const rows: LoadOutput['rows'] = {};
  for (const table of CONVERSATION_TABLES) rows[table] = await readFile(pathOf(files, table));
  return { messages, states, rows };
}

function retag({ decisions }: RetagTask, input: RetagInput): RetagOutput {
  const tagger = taggerOf(decisions);
  const conversations = input.map((messages) => ({ messages, hits: tagger.tagAll(messages) }));
  return { conversations, states: [...tagger.states] };
}
