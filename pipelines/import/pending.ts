/** Streams the conversations that are to be loaded out of staging, one at a time, each with its messages in order. */
import type { Channel, Mood, Role } from '../../src/lib/model/words';
import type { MessageRecord } from '../records';
import { quoted, streamOf, type Database } from '../warehouse/database';

export interface PendingMessage {
  conversation_id: string;
  message_id: string;
  role: Role;
  is_public: boolean;
  author: string | null;
  author_name: string | null;
  author_email: string | null;
  sent_at: Date;
  body: string;
  body_format: MessageRecord['bodyFormat'];
  /** the mood that the customer gave in this message's own form */
  self_mood: Mood | null;
  /** set for messages that were stored before: already cleaned, its author already hashed */
  kept_text: string | null;
  kept_author_id: string | null;
}

export interface PendingConversation {
  conversation_id: string;
  conversation: string;
  subject: string | null;
  channel: Channel;
  team: string | null;
  status: string | null;
  is_closed: boolean | null;
  priority: string | null;
  labels: string[];
  csat: number | null;
  csat_comment: string | null;
  /** the mood that the customer gave for the conversation as a whole */
  self_mood: Mood | null;
  merged_into: string | null;
  reopen_count: number | null;
  url: string | null;
  updated_at: Date | null;
  customer: string | null;
  customer_email: string | null;
  /** whose conversation it was before; this export may hold a part without the customer */
  kept_customer_id: string | null;
  fingerprint: string;
  started_at: Date;
  messages: PendingMessage[];
}

/** Two queries in one order, by start and then by conversation_id; `todo` is what stands in place of the table. */
export interface PendingSource {
  conversations: (todo: string) => string;
  messages: (todo: string) => string;
}

/** Messages that were stored before and stay in a conversation that is loaded anew. */
export const REMAINING = `
    select todo.started_at, kept.conversation_id, message_id, role, is_public, null as author, author_name,
      null as author_email, sent_at, body, 'text' as body_format, kept.self_mood, text as kept_text,
      author_id as kept_author_id, position - 1000000 as position
    from staging.remaining kept join todo using (conversation_id)`;

/** Bodies of so many messages are in the reader's memory at once. */
const FILE_GROUP_ROWS = 16_384;

export const IN_ORDER = 'order by started_at, conversation_id, sent_at, position';

/** The messages of what was read just now, with what they are sorted by, as a table `pending` for what follows. */
const withPending = (todo: string) => `
  with todo as materialized (from ${todo}), pending as (
    select todo.started_at, ids.conversation_id, ids.message_id, said.role, said.is_public, read.author,
      coalesce(person.name, read.author_name) as author_name, person.email as author_email,
      read.sent_at, read.body, read.body_format, case when not todo.is_mood_repeated then read.self_mood end as self_mood,
      null as kept_text, null as kept_author_id, said.position
    from todo
    join staging.message_ids ids using (conversation_id)
    join staging.spoken said using (seq) join staging.messages_read read using (seq)
    left join staging.people person on person.key = read.author
    union all ${REMAINING}
  )`;

/** What an export holds that was read just now. */
const READ: PendingSource = {
  conversations: (todo) =>
    `select * exclude (messages), [] as messages from ${todo} order by started_at, conversation_id`,
  messages: (todo) => `${withPending(todo)} select * exclude (started_at, position) from pending ${IN_ORDER}`,
};

/**
 * Conversations by start; only one of them is in memory.
 * @param source where they and their messages come from, when not from what was read just now
 */
export async function* pendingConversations(
  database: Database,
  source: PendingSource = READ,
): AsyncGenerator<PendingConversation> {
  const messages = streamOf<PendingMessage>(await database.connect(), source.messages('staging.todo'));
  let next = await messages.next();
  for await (const conversation of streamOf<PendingConversation>(
    await database.connect(),
    source.conversations('staging.todo'),
  )) {
    conversation.messages = [];
    while (!next.done && next.value.conversation_id === conversation.conversation_id) {
      conversation.messages.push(next.value);
      next = await messages.next();
    }
    yield conversation;
  }
}

/** Two files that hold pending conversations and their messages, for another process to read. */
export interface PendingFiles {
  conversations: string;
  messages: string;
}

/** Writes what was read just now and has this number in staging.parts. */
export async function writePending({ connection }: Database, part: number, files: PendingFiles): Promise<void> {
  const todo = `(select todo.* from staging.todo semi join (from staging.parts where part = ${part}) using (conversation_id))`;
  for (const name of ['conversations', 'messages'] as const)
    await connection.run(
      `copy (${READ[name](todo)}) to ${quoted(files[name])}
       (format parquet, compression uncompressed, row_group_size ${FILE_GROUP_ROWS})`,
    );
}

/** Writes all that was read just now, sorted, so that any number of slices can be cut from it without sorting again. */
export async function writeSorted({ connection }: Database, files: PendingFiles): Promise<void> {
  const sorted = {
    conversations: READ.conversations,
    messages: (todo: string) => `${withPending(todo)} from pending ${IN_ORDER}`,
  };
  for (const name of ['conversations', 'messages'] as const)
    await connection.run(
      `copy (${sorted[name]('staging.todo')}) to ${quoted(files[name])}
       (format parquet, compression uncompressed, row_group_size ${FILE_GROUP_ROWS})`,
    );
}

/**
 * Cuts what has this number in staging.parts from what writeSorted wrote.
 * @param began when its conversations start, first and last, as text: other groups of rows are passed over
 */
export async function writeSlice(
  { connection }: Database,
  { part, began }: { part: number; began: [string, string] },
  sorted: PendingFiles,
  files: PendingFiles,
): Promise<void> {
  const chosen = (path: string) => `
    from read_parquet(${quoted(path)}) semi join (from staging.parts where part = ${part}) using (conversation_id)
    where started_at between timestamp ${quoted(began[0])} and timestamp ${quoted(began[1])}`;
  const slices = {
    conversations: `select * ${chosen(sorted.conversations)} order by started_at, conversation_id`,
    messages: `select * exclude (started_at, position) ${chosen(sorted.messages)} ${IN_ORDER}`,
  };
  for (const name of ['conversations', 'messages'] as const)
    await connection.run(`copy (${slices[name]}) to ${quoted(files[name])} (format parquet, compression uncompressed)`);
}

/** What writePending and writeSlice wrote, in its order. */
export function pendingFrom(files: PendingFiles): PendingSource {
  return {
    conversations: () => `from read_parquet(${quoted(files.conversations)})`,
    messages: () => `from read_parquet(${quoted(files.messages)})`,
  };
}
