/**
 * Keeps versions of conversations that do not stand in the warehouse as an import held them, so that the import after
 * it can be taken back: what is about to be replaced, what was older than the stored version, and parts that were put
 * together with others. A conversation of one version, the usual case, is stored once and not kept here.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { UNTAGGED } from '../tagger';
import { composeConversation, type ComposeOptions } from '../compose';
import { IN_ORDER, pendingConversations, type PendingSource } from '../pending';
import type { Database } from '../../warehouse/database';
import { openWriter } from '../../warehouse/writer';

const NOT_KEPT_YET = `not exists (select 1 from kept_conversations kept
  where kept.conversation_id = found.conversation_id and kept.fingerprint = found.fingerprint)`;

/** Keeps the stored versions of the conversations in staging.gone. */
export async function keepReplaced(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create or replace table staging.keeping as
    select conversation_id, fingerprint from conversations found semi join staging.gone using (conversation_id)
    where ${NOT_KEPT_YET}`);
  await connection.run(`
    insert into kept_conversations by name
    select conversation_id, fingerprint, vendor_id, vendor_url, subject, channel, team, status, is_closed, priority,
      labels, csat, csat_comment, merged_into, reopen_count, customer_id, has_identity, started_at, ended_at, updated_at
    from conversations semi join staging.keeping using (conversation_id)`);
  await connection.run(`
    insert into kept_messages by name
    select conversation_id, fingerprint, message_id, position, role, is_public, author_id, author_name, sent_at,
      text, body, self_mood
    from messages join staging.keeping using (conversation_id)`);
}

/** What the export held, by itself: without what was stored before. */
const HELD: PendingSource = {
  conversations: () => `
    select found.*, null as kept_customer_id, [] as messages
    from staging.conversations found semi join staging.keeping using (conversation_id)
    order by started_at, conversation_id`,
  messages: () => `
    with pending as (
      select found.started_at, ids.conversation_id, ids.message_id, said.role, said.is_public, read.author,
        coalesce(person.name, read.author_name) as author_name, person.email as author_email,
        read.sent_at, read.body, read.body_format,
        case when not found.is_mood_repeated then read.self_mood end as self_mood,
        null as kept_text, null as kept_author_id, said.position
      from staging.conversations found semi join staging.keeping using (conversation_id)
      join staging.message_ids ids using (conversation_id)
      join staging.spoken said using (seq) join staging.messages_read read using (seq)
      left join staging.people person on person.key = read.author
    )
    select * exclude (started_at, position) from pending ${IN_ORDER}`,
};

/** Keeps what the export in staging held and the warehouse does not hold as it is: after the comparison. */
export async function keepHeld(database: Database, options: ComposeOptions): Promise<void> {
  const { connection } = database;
  await connection.run(`
    create or replace table staging.keeping as
    select found.conversation_id from staging.conversations found join staging.verdicts using (conversation_id)
    where (verdict in ('older', 'extended')
      or conversation_id in (select conversation_id from staging.remaining)) and ${NOT_KEPT_YET}`);
  const conversations = await openWriter(connection, 'kept_conversations');
  const messages = await openWriter(connection, 'kept_messages');
  for await (const pending of pendingConversations(database, HELD)) {
    const composed = composeConversation(pending, { ...options, tagger: UNTAGGED });
    const { conversation_id, fingerprint } = pending;
    const { source: _, account_id: __, language: ___, import_id: ____, ...conversation } = composed.conversation;
    conversations.append({ ...conversation, self_mood: pending.self_mood });
    for (const [position, message] of pending.messages.entries()) {
      const { message_id, role, is_public, author_id, author_name, sent_at, body } = composed.messages[position]!;
      messages.append({
        ...{ conversation_id, fingerprint, message_id, position, role, is_public, author_id, author_name, sent_at },
        ...{ text: null, body, body_format: message.body_format, self_mood: message.self_mood },
      });
    }
  }
  conversations.close();
  messages.close();
}

/** Forgets versions that no import holds any more, and of conversations with one version the second copy. */
export async function forgetKept(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create or replace table staging.keeping as
    select distinct conversation_id, fingerprint from import_conversations where outcome <> 'vanished'
      and (is_threaded or conversation_id in (
        select conversation_id from import_conversations where outcome <> 'vanished'
        group by conversation_id having count(distinct fingerprint) > 1))`);
  for (const table of ['kept_conversations', 'kept_messages'])
    await connection.run(`
      delete from ${table} where not exists (select 1 from staging.keeping
        where keeping.conversation_id = ${table}.conversation_id and keeping.fingerprint = ${table}.fingerprint)`);
}
