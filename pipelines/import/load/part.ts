/**
 * One part of the conversations in staging.todo becomes rows: cleaned, tagged, with their facts, which are worked out
 * while the messages are at hand rather than read back later. Runs in the importing process or in one of several.
 */
import { rmSync } from 'node:fs';
import type { ConversationFactRow } from '../../../src/lib/model/factrows';
import type { MessageFactRow, PromiseFactRow, TurnFactRow } from '../../../src/lib/model/partrows';
import type { ConversationRow, MessageRow, TagRow } from '../../../src/lib/model/rows';
import type { Settings } from '../../../src/lib/model/settings';
import { conversationFacts, type FactMessage } from '../../facts';
import { columnsOf, quoted, type Database } from '../../warehouse/database';
import type { NextWarehouse } from '../../warehouse/generation';
import { openRowFile, type ColumnType } from '../../warehouse/parquet/file';
import type { TableWriter } from '../../warehouse/writer';
import { composeConversation, type Composed, type ComposeOptions } from '../compose';
import { pendingConversations, type PendingSource } from '../pending';

export interface PartOptions extends ComposeOptions {
  settings: Settings;
  /** to which instant the account's export reaches; null: to the end of each conversation */
  exportedAt: Date | null;
}

/** Every table that holds rows of a conversation. */
export const CONVERSATION_TABLES = [
  'conversations',
  'messages',
  'tags',
  'conversation_facts',
  'message_facts',
  'turn_facts',
  'promise_facts',
] as const;

interface Rows {
  conversations: ConversationRow;
  messages: MessageRow;
  tags: TagRow;
  conversation_facts: ConversationFactRow;
  message_facts: MessageFactRow;
  turn_facts: TurnFactRow;
  promise_facts: PromiseFactRow;
}

/** The files that one part is written to, and what the tables are that they are meant for. */
export interface PartFiles {
  /** the beginning of their paths */
  path: string;
  columns: Record<keyof Rows, ColumnType[]>;
}

/** @param path the beginning of the paths of the files */
export async function partFiles({ connection }: Database, path: string): Promise<PartFiles> {
  const columns = [];
  for (const table of CONVERSATION_TABLES) columns.push([table, await columnsOf(connection, table)] as const);
  return { path, columns: Object.fromEntries(columns) as unknown as PartFiles['columns'] };
}

/**
 * Writes the rows of one part into files.
 * @param onMessages called after each conversation with the messages written so far
 * @param source where conversations and messages come from, when not from what was read just now
 */
export async function writePart(
  database: Database,
  files: PartFiles,
  options: PartOptions,
  onMessages: (done: number) => void,
  source?: PendingSource,
): Promise<void> {
  const writers = openWriters(files);
  let done = 0;
  for await (const pending of pendingConversations(database, source)) {
    const composed = composeConversation(pending, options);
    const facts = factsOf(composed, options);
    writers.conversations.append({
      ...composed.conversation,
      is_open: facts.conversations.some(({ is_open }) => is_open),
    });
    for (const row of composed.messages) writers.messages.append(row);
    for (const row of composed.tags) writers.tags.append(row);
    for (const row of facts.conversations) writers.conversation_facts.append(row);
    for (const row of facts.messages) writers.message_facts.append(row);
    for (const row of facts.turns) writers.turn_facts.append(row);
    for (const row of facts.promises) writers.promise_facts.append(row);
    done += composed.messages.length;
    onMessages(done);
  }
  for (const writer of Object.values(writers)) writer.close();
}

/** Takes the rows of parts over into the tables, part by part, and removes the files. */
export async function takeOver({ connection }: Database, parts: readonly PartFiles[]): Promise<void> {
  for (const table of CONVERSATION_TABLES) {
    const paths = parts.map((files) => pathOf(files, table));
    await connection.run(`insert into ${table} by name select * from read_parquet([${paths.map(quoted).join(', ')}])`);
    for (const path of paths) rmSync(path);
  }
}

/** Loads all of staging.todo in this process. */
export async function loadAll(
  next: NextWarehouse,
  options: PartOptions,
  onMessages: (done: number) => void,
  source?: PendingSource,
): Promise<void> {
  const files = await partFiles(next, `${next.stagingPath}.part`);
  await writePart(next, files, options, onMessages, source);
  await takeOver(next, [files]);
}

function openWriters(files: PartFiles): { [Name in keyof Rows]: TableWriter<Rows[Name]> } {
  const writers = CONVERSATION_TABLES.map(
    (table) => [table, openRowFile(pathOf(files, table), files.columns[table])] as const,
  );
  return Object.fromEntries(writers) as unknown as { [Name in keyof Rows]: TableWriter<Rows[Name]> };
}

/** Path of the file with the rows of one table. */
export function pathOf({ path }: PartFiles, table: string): string {
  return `${path}.${table}`;
}

/** As buildFacts reads them back from the tables: hits by place, then by tag. */
function factsOf({ conversation, messages, tags }: Composed, { settings, exportedAt }: PartOptions) {
  const byId = new Map<string, FactMessage>();
  const own = messages.map((message): FactMessage => {
    const known = { ...message, hits: [] };
    byId.set(message.message_id, known);
    return known;
  });
  const sorted = tags.toSorted(
    (one, other) => one.start_offset - other.start_offset || (one.tag < other.tag ? -1 : one.tag > other.tag ? 1 : 0),
  );
  for (const { message_id, tag, grade, start_offset, sentence } of sorted)
    byId.get(message_id)?.hits.push({ tag, grade, start_offset, sentence });
  return conversationFacts(
    { ...conversation, is_open: conversation.is_closed !== true },
    own,
    settings,
    exportedAt ?? conversation.ended_at,
  );
}
