/** Reads stored messages again. Texts and languages stay as they were cleaned at import; what they say is found anew. */
import type { MessageRow, TagRow } from '../../src/lib/model/rows';
import { streamOf, valueOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import type { Tagger } from './tagger';

/** A message with its hits, before or after it was read again. */
export interface Read {
  message: MessageRow;
  hits: readonly TagRow[];
}

export interface RetagScope {
  /** all conversations, or those in the table staging.retag_todo */
  conversations: 'all' | 'todo';
  /** which of their messages are read again; the others stay as they are */
  isChosen: (message: MessageRow) => boolean;
  /** starts reading somewhere else; gives the conversations of beforeRetag, newly read, in their order */
  elsewhere?: () => AsyncGenerator<Reread>;
}

/** A conversation that was read again. */
export interface Reread {
  messages: MessageRow[];
  hits: TagRow[];
}

export interface RetagListener {
  onMessages(done: number, total: number): void;
  /** told of each message that was read again, as it stood and as it stands now */
  onRead(before: Read, after: Read): void;
}

/** Replaces the messages and hits of the chosen conversations by their newly read selves. Returns how many were read. */
export async function retagMessages(
  next: Database,
  tagger: Tagger,
  scope: RetagScope,
  listener: RetagListener,
): Promise<number> {
  const { connection } = next;
  const where =
    scope.conversations === 'all' ? '' : 'where conversation_id in (select conversation_id from staging.retag_todo)';
  const total = (await valueOf<number>(connection, `select count(*) from messages ${where}`)) ?? 0;
  // The old rows wait in staging, so that the warehouse holds each message once.
  for (const table of ['messages', 'tags']) {
    await connection.run(`create or replace table staging.${table}_before as from ${table} ${where}`);
    await connection.run(`delete from ${table} ${where}`);
  }
  const messageRows = await openWriter<MessageRow>(connection, 'messages');
  const tagRows = await openWriter<TagRow>(connection, 'tags');
  const elsewhere = scope.elsewhere?.();
  let passed = 0;
  let read = 0;
  for await (const { messages: before, hits } of conversationsOf(next)) {
    const { messages, hits: newly } = elsewhere ? await nextOf(elsewhere, before) : readHere(before, tagger, scope);
    const found = byMessage(newly);
    for (const [index, message] of messages.entries()) {
      const was = before[index] as MessageRow;
      const oldHits = hits.get(message.message_id) ?? [];
      const isRead = scope.isChosen(was);
      const newHits = isRead ? (found.get(message.message_id) ?? []) : oldHits;
      messageRows.append(message);
      for (const hit of newHits) tagRows.append(hit);
      if (!isRead) continue;
      read += 1;
      listener.onRead({ message: was, hits: oldHits }, { message, hits: newHits });
    }
    passed += messages.length;
    listener.onMessages(passed, total);
  }
  messageRows.close();
  tagRows.close();
  return read;
}

function readHere(before: readonly MessageRow[], tagger: Tagger, { isChosen }: RetagScope): Reread {
  const messages = before.map((message) => ({ ...message }));
  return { messages, hits: tagger.tagAll(messages, isChosen) };
}

/** Bodies do not travel: nothing is read in them. */
async function nextOf(elsewhere: AsyncGenerator<Reread>, before: readonly MessageRow[]): Promise<Reread> {
  const { value, done } = await elsewhere.next();
  const conversation = before[0]?.conversation_id;
  if (done || value.messages[0]?.conversation_id !== conversation)
    throw new Error(`The conversation ${conversation} was not read again where it should have been.`);
  return { ...value, messages: value.messages.map((message, index) => ({ ...message, body: before[index]!.body })) };
}

/** What waits to be read again: the messages of one conversation after the other. */
export async function* beforeRetag(next: Database): AsyncGenerator<MessageRow[]> {
  let conversation: MessageRow[] = [];
  for await (const message of streamOf<MessageRow>(
    await next.connect(),
    'select * from staging.messages_before order by conversation_id, position',
  )) {
    if (conversation.length && conversation[0]?.conversation_id !== message.conversation_id) {
      yield conversation;
      conversation = [];
    }
    conversation.push(message);
  }
  if (conversation.length) yield conversation;
}

/** Two streams in one order: only one conversation is in memory. */
async function* conversationsOf(
  next: Database,
): AsyncGenerator<{ messages: MessageRow[]; hits: Map<string, TagRow[]> }> {
  const hits = streamOf<TagRow>(
    await next.connect(),
    'select * from staging.tags_before order by conversation_id, message_id, start_offset, end_offset, tag',
  );
  let hit = await hits.next();
  const withHits = async (messages: MessageRow[]) => {
    const id = messages[0]?.conversation_id;
    const own: TagRow[] = [];
    while (!hit.done && hit.value.conversation_id === id) {
      own.push(hit.value);
      hit = await hits.next();
    }
    return { messages, hits: byMessage(own) };
  };
  for await (const messages of beforeRetag(next)) yield await withHits(messages);
}

function byMessage(hits: readonly TagRow[]): Map<string, TagRow[]> {
  const groups = new Map<string, TagRow[]>();
  for (const hit of hits) {
    const group = groups.get(hit.message_id);
    if (group) group.push(hit);
    else groups.set(hit.message_id, [hit]);
  }
  return groups;
}
