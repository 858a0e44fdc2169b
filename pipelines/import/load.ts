/** Loads the conversations in staging.todo into the warehouse: replaced ones leave first, then rows stream in. */
import type { ConversationRow, MessageRow, TagRow } from '../../src/lib/model/rows';
import { rowsOf, valueOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { composeConversation, type ComposeOptions } from './compose';
import { pendingConversations } from './pending';

/** Every table that holds rows of a conversation. */
const CONVERSATION_TABLES = [
  'conversations',
  'messages',
  'tags',
  'conversation_facts',
  'message_facts',
  'turn_facts',
] as const;

/** @param onMessages called after each conversation with the messages loaded so far and their total */
export async function loadConversations(
  database: Database,
  options: ComposeOptions,
  onMessages: (done: number, total: number) => void,
): Promise<void> {
  const { connection } = database;
  for (const table of CONVERSATION_TABLES)
    await connection.run(`delete from ${table} where conversation_id in (select conversation_id from staging.gone)`);
  const total = await valueOf<number>(connection, `select coalesce(sum(messages), 0)::bigint from staging.todo`);
  const conversations = await openWriter<Omit<ConversationRow, 'is_open'>>(connection, 'conversations');
  const messages = await openWriter<MessageRow>(connection, 'messages');
  const tags = await openWriter<TagRow>(connection, 'tags');
  let done = 0;
  for await (const pending of pendingConversations(database)) {
    const composed = composeConversation(pending, options);
    conversations.append(composed.conversation);
    for (const message of composed.messages) messages.append(message);
    for (const tag of composed.tags) tags.append(tag);
    done += composed.messages.length;
    onMessages(done, total ?? 0);
  }
  for (const writer of [conversations, messages, tags]) writer.close();
}

/** What is said of an import when it is over: one row of the table imports. */
export interface ImportRow {
  import_id: string;
  started_at: Date;
  finished_at: Date;
  source: string;
  account_id: string;
  files: string[];
  exported_at: Date | null;
  conversations: number;
  messages: number;
  new_conversations: number;
  changed_conversations: number;
  unchanged_conversations: number;
  records: number;
  rejected: number;
  skipped: number;
  skipped_reasons: string;
  warnings: string[];
  seconds: number;
  mapping: string | null;
}

/** Writes the import's row and forgets the rejects of earlier imports of the same files. */
export async function recordImport({ connection }: Database, row: ImportRow, rulesVersion: string): Promise<void> {
  const earlier = await rowsOf<{ import_id: string; files: string[] }>(
    connection,
    `select import_id, files from imports where source = $1 and account_id = $2`,
    [row.source, row.account_id],
  );
  const sameFiles = earlier.filter(({ files }) => files.every((file) => row.files.includes(file)));
  for (const { import_id } of sameFiles) await connection.run('delete from rejects where import_id = $1', [import_id]);
  const imports = await openWriter(connection, 'imports');
  imports.append({ ...row, rules_version: rulesVersion });
  imports.close();
}
