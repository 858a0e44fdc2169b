/** Stored messages that workers read again (import/retag.ts), in chunks of whole conversations. */
import type { CorrectionState } from '../../src/lib/model/corrections';
import type { MessageRow } from '../../src/lib/model/rows';
import type { Decisions } from '../decisions';
import { beforeRetag, type Reread } from '../import/retag';
import type { Tagger } from '../import/tagger';
import type { Database } from '../warehouse/database';
import { CHUNK_MESSAGES, type QueueOptions } from './options';
import { runChunks, type Chunk } from './run';

/** What a worker is told once for a whole history. */
export interface RetagTask {
  kind: 'retag';
  decisions: Pick<Decisions, 'phrases' | 'corrections'>;
}

/** The messages of each conversation, without their bodies. */
export type RetagInput = MessageRow[][];

export interface RetagOutput {
  conversations: Reread[];
  states: [string, CorrectionState][];
}

/**
 * Reads what waits in staging, conversation by conversation in their order.
 * @param tagger learns what became of corrections
 * @throws CannotWork when a chunk could not be read
 */
export async function* retagByQueue(
  options: QueueOptions,
  next: Database,
  tagger: Tagger,
  { phrases, corrections }: RetagTask['decisions'],
): AsyncGenerator<Reread> {
  const task: RetagTask = { kind: 'retag', decisions: { phrases, corrections } };
  const read = new Map<number, Reread[]>();
  let isOver = false;
  let came: () => void = () => undefined;
  const run = runChunks<RetagInput, RetagOutput>(options, task, cut(next, options), async (index, output) => {
    read.set(index, output.conversations);
    tagger.learn(output.states);
    came();
  }).finally(() => (isOver = true));
  // Its failure is told below, when the next chunk is waited for.
  run.catch(() => undefined);
  for (let index = 0; ; index++) {
    while (!read.has(index)) {
      if (isOver && !read.has(index)) return void (await run);
      await Promise.race([run, new Promise<void>((resolve) => (came = resolve))]);
    }
    yield* read.get(index)!;
    read.delete(index);
  }
}

async function* cut(next: Database, { chunkMessages }: QueueOptions): AsyncGenerator<Chunk<RetagInput>> {
  let input: RetagInput = [];
  let messages = 0;
  const chunk = (): Chunk<RetagInput> => ({ first: idOf(input[0]), last: idOf(input.at(-1)), input });
  for await (const conversation of beforeRetag(next)) {
    input.push(conversation.map((message) => ({ ...message, body: '' })));
    messages += conversation.length;
    if (messages < (chunkMessages ?? CHUNK_MESSAGES)) continue;
    yield chunk();
    [input, messages] = [[], 0];
  }
  if (input.length) yield chunk();
}

const idOf = (conversation: MessageRow[] | undefined) => conversation?.[0]?.conversation_id ?? '';
