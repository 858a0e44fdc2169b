/**
 * One row per conversation: its dimensions (from the conversation's record, else lifted from its messages, the first
 * that is not empty), its customer, its span, and a fingerprint of everything the export says about it.
 *
 * A mood that customers gave themselves belongs to one message. A table that repeats it on every row, agents' rows too,
 * tells it of the conversation, and so do exports that keep it there: then it is that of the first customer message.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, rowsOf } from '../../warehouse/database';
import { fillInParts } from './parts';

/** Words that stand in author columns for "the customer", and therefore identify nobody. */
const NOBODY = ['customer', 'client', 'user', 'visitor', 'guest', 'anonymous', 'unknown', 'end-user', 'enduser'];

export interface Gathered {
  conversations: number;
  messages: number;
  lastInstant: Date | null;
}

/**
 * Fills staging.conversations and staging.message_ids. A message's id is unique within its conversation and carries
 * it; in a reply graph it is unique by itself and stays the same when the conversation gets another root.
 */
export async function gatherConversations(connection: DuckDBConnection, account: string): Promise<Gathered> {
  const prefix = quoted(`${account}:`);
  const spoken = { table: 'staging.spoken', by: 'conversation' };
  await fillInParts(
    connection,
    'staging.lifted',
    spoken,
    (where) => `
    select said.conversation, min(said.sent_at) as started_at, max(said.sent_at) as ended_at, count(*) as messages,
      bool_or(said.is_threaded) as is_threaded,
      arg_min(body.subject, said.position) as subject, arg_min(body.channel, said.position) as channel,
      arg_min(body.team, said.position) as team, arg_min(body.labels, said.position) as labels,
      arg_min(body.csat, said.position) as csat, arg_min(body.self_mood, said.position) as self_mood,
      bool_or(body.self_mood is not null and said.role <> 'customer') as is_mood_repeated,
      arg_min(said.author, said.position) filter (said.role = 'customer'
        and lower(trim(said.author)) not in (${NOBODY.map(quoted).join(', ')})) as customer,
      string_agg(md5(row(said.id, said.content, said.role, said.is_public)::varchar || coalesce(body.self_mood, '') ||
        case when body.stable is null then '' else row(body.author, body.body)::varchar end), ''
        order by position) as said
    from (from staging.spoken where ${where}) said join staging.messages_read body using (seq)
    group by said.conversation`,
  );
  await connection.run(`
    create or replace table staging.conversations as
    with merged as (
      select conversation, coalesce(latest.is_part, true) as is_part, is_threaded,
        coalesce(latest.subject, lifted.subject) as subject, coalesce(latest.channel, lifted.channel, 'other') as channel,
        coalesce(latest.team, lifted.team) as team, status, is_closed, priority,
        coalesce(latest.labels, lifted.labels, []) as labels, coalesce(latest.csat, lifted.csat) as csat, csat_comment,
        coalesce(latest.self_mood, case when is_mood_repeated then lifted.self_mood end) as self_mood, is_mood_repeated,
        ${prefix} || merged_into as merged_into, reopen_count, url, latest.updated_at,
        coalesce(latest.customer, lifted.customer) as customer, started_at, ended_at, messages, said
      from staging.lifted left join staging.latest on latest.id = lifted.conversation
    )
    select ${prefix} || conversation as conversation_id, merged.* exclude (said),
      person.email as customer_email,
      md5(row(said, subject, channel, team, status, is_closed, priority, labels, csat, url, customer, person.email)
        ::varchar || case when coalesce(csat_comment, self_mood, merged_into, reopen_count::varchar) is null then ''
        else row(csat_comment, self_mood, merged_into, reopen_count)::varchar end) as fingerprint
    from merged left join staging.people person on person.key = merged.customer`);
  await connection.run(`
    create or replace table staging.message_ids as
    select seq, ${prefix} || conversation as conversation_id,
      ${prefix} || case when is_threaded then id else conversation || '/' || id end as message_id
    from staging.spoken`);
  const [counts] = await rowsOf<{ conversations: number; messages: number; last: Date | null }>(
    connection,
    `select count(*) as conversations, coalesce(sum(messages), 0)::bigint as messages,
      greatest(max(ended_at), max(updated_at)) as last from staging.conversations`,
  );
  return {
    conversations: counts?.conversations ?? 0,
    messages: counts?.messages ?? 0,
    lastInstant: counts?.last ?? null,
  };
}
