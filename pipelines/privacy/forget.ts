/** Takes conversations, and what one person wrote in others', out of every table of the next warehouse. */
import type { Decisions } from '../decisions';
import { hideFingerprints } from './fingerprints';
import { quoted, rowsOf, valueOf, type Database } from '../warehouse/database';

export interface Meant {
  /** ids of customers */
  customers: readonly string[];
  /** conversations that ended before this instant */
  cutoff: Date | null;
  /** words that a record that could not be used may hold, such as the address of the customer */
  words: readonly string[];
}

export interface Removed {
  conversations: number;
  messages: number;
  /** records that could not be used */
  rejects: number;
  /** whether a correction is about something that is gone */
  isGone(correction: { conversation_id: string; message_id: string }): boolean;
}

/** Deletes, and puts conversations that lost only some messages into staging.facts_todo. */
export async function forgetStored(next: Database, { customers, cutoff, words }: Meant): Promise<Removed> {
  if (customers.length === 0 && cutoff === null)
    return { conversations: 0, messages: 0, rejects: 0, isGone: () => false };
  const { connection } = next;
  const listed = customers.map(quoted).join(', ') || 'null';
  const before = cutoff ? `${quoted(cutoff.toISOString().replace('Z', ''))}::timestamp` : 'null';
  await connection.run(`
    create or replace table staging.forget_messages as
    select message_id, conversation_id from messages where author_id in (${listed}) or conversation_id in (
      select conversation_id from conversations where customer_id in (${listed}) or ended_at < ${before});
    create or replace table staging.forget_conversations as
    select conversation_id, vendor_id from conversations where conversation_id not in (
      select conversation_id from messages anti join staging.forget_messages using (message_id));
    insert into staging.forget_conversations
    select distinct conversation_id, vendor_id from kept_conversations anti join conversations using (conversation_id)
    where customer_id in (${listed}) or ended_at < ${before};
    create table if not exists staging.facts_todo (conversation_id varchar);
    insert into staging.facts_todo select distinct conversation_id from staging.forget_messages
      where conversation_id not in (select conversation_id from staging.forget_conversations)`);
  const messages = await idsOf(next, 'message_id', 'forget_messages');
  // Versions that are kept for taking an import back may hold messages that stand nowhere else.
  await connection.run(`
    insert into staging.forget_messages
    select distinct message_id, conversation_id from kept_messages anti join staging.forget_messages using (message_id)
    where author_id in (${listed})`);
  const conversations = await idsOf(next, 'conversation_id', 'forget_conversations');
  const rejects = await forgetRejects(next, before, words);
  const tables = await rowsOf<{ table_name: string; column_name: string }>(
    connection,
    `select table_name, column_name from duckdb_columns() where database_name = current_database()
       and column_name in ('conversation_id', 'message_id') and table_name not in ('corrections')`,
  );
  for (const { table_name, column_name } of tables) {
    const gone = column_name === 'message_id' ? 'forget_messages' : 'forget_conversations';
    await connection.run(
      `delete from ${table_name} where ${column_name} in (select ${column_name} from staging.${gone})`,
    );
  }
  await connection.run(`
    update conversations set started_at = left_over.started_at, ended_at = left_over.ended_at
    from (select conversation_id, min(sent_at) as started_at, max(sent_at) as ended_at from messages
          where conversation_id in (select conversation_id from staging.facts_todo) group by conversation_id) left_over
    where conversations.conversation_id = left_over.conversation_id`);
  await hideFingerprints(next, 'from staging.facts_todo');
  return {
    ...{ conversations: conversations.size, messages: messages.size, rejects },
    isGone: ({ conversation_id, message_id }) => conversations.has(conversation_id) || messages.has(message_id),
  };
}

/** Those of imports before the day, and those that hold one of the words or the helpdesk's id of what goes. */
async function forgetRejects({ connection }: Database, before: string, words: readonly string[]): Promise<number> {
  const held = words.map((word) => `contains(lower(raw), ${quoted(word.toLowerCase())})`);
  const where = `import_id in (select import_id from imports where started_at < ${before})
    or ${held.join(' or ') || 'false'}
    or exists (select 1 from staging.forget_conversations gone where length(gone.vendor_id) > 2
      and regexp_matches(raw, '(^|[^[:alnum:]])' || regexp_escape(gone.vendor_id) || '($|[^[:alnum:]])'))`;
  const count = await valueOf<number>(connection, `select count(*) from rejects where ${where}`);
  await connection.run(`delete from rejects where ${where}`);
  return count ?? 0;
}

async function idsOf({ connection }: Database, column: string, table: string): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(connection, `select ${column} as id from staging.${table}`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * What is older than conversations are kept goes by the way, at each import and apply.
 * @returns what went; the corrections about it are out of the decisions, and `conclude` takes them out of the workspace
 */
export async function forgetOld(next: Database, decisions: Decisions, cutoff: Date | null) {
  const gone = await forgetStored(next, { customers: [], cutoff, words: [] });
  decisions.corrections = decisions.corrections.filter((correction) => !gone.isGone(correction));
  decisions.answers = decisions.answers.filter((correction) => !gone.isGone(correction));
  return {
    ...gone,
    conclude: async () => {
      if (gone.messages > 0) await decisions.dropCorrections?.(gone.isGone);
    },
  };
}
