/**
 * What is new. A conversation whose fingerprint is stored already is not read again; a changed one replaces the stored
 * one; an older version of a conversation (its last change, else its last message, lies before the stored one's)
 * changes nothing.
 *
 * A table of messages that was cut by date holds only a part of a conversation. A later part replaces what it tells
 * again and keeps the stored messages before it; an earlier part puts its messages before the stored ones, which keep
 * what they say about the conversation. Also kept are the messages of reply graphs whose conversation got a new root
 * because the message they answer was now exported too.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from '../../warehouse/database';

export interface Verdicts {
  added: number;
  changed: number;
  unchanged: number;
  older: number;
}

/** extended: an earlier part of a stored conversation */
type Verdict = keyof Verdicts | 'extended';

/** What an earlier part of a conversation cannot know better than the later one that is stored. */
const DIMENSIONS = [
  ...['subject', 'channel', 'team', 'status', 'is_closed', 'priority', 'labels', 'csat', 'csat_comment'],
  ...['merged_into', 'reopen_count', 'updated_at', 'fingerprint'],
];
const storedWhenExtended = (column: string) =>
  `case when verdict = 'extended' then stored.${column} else here.${column} end as ${column}`;

/** Fills staging.todo (conversations to load), staging.gone (stored ones to delete) and staging.remaining (see above). */
export async function compareWithStored(connection: DuckDBConnection): Promise<Verdicts> {
  await connection.run(`
    create or replace table staging.verdicts as
    select here.conversation_id, case
        when stored.conversation_id is null then 'added'
        when stored.fingerprint = here.fingerprint then 'unchanged'
        when coalesce(here.updated_at < stored.updated_at, here.ended_at < stored.ended_at) then
          case when here.is_part and not here.is_threaded and here.started_at < stored.started_at
            then 'extended' else 'older' end
        else 'changed' end as verdict
    from staging.conversations here left join conversations stored using (conversation_id)`);
  await connection.run(`
    create or replace table staging.todo as
    select verdict, here.* replace (${DIMENSIONS.map(storedWhenExtended).join(', ')}),
      case when here.is_part and stored.has_identity then stored.customer_id end as kept_customer_id
    from staging.conversations here join staging.verdicts using (conversation_id)
    left join conversations stored using (conversation_id)
    where verdict in ('added', 'changed', 'extended')`);
  await connection.run(`
    create or replace table staging.moved as
    select distinct stored.conversation_id as old_id, todo.conversation_id as new_id
    from staging.todo join staging.message_ids ids using (conversation_id)
    join messages stored on stored.message_id = ids.message_id
    where todo.is_threaded and stored.conversation_id <> todo.conversation_id`);
  await connection.run(`
    create or replace table staging.gone as
    select conversation_id from staging.todo where verdict in ('changed', 'extended') union select old_id from staging.moved`);
  await connection.run(`
    create or replace table staging.remaining as
    with kept as (
      select conversation_id as old_id, conversation_id, case when verdict = 'changed' then started_at end as before
      from staging.todo where verdict in ('changed', 'extended') and is_part
      union all
      select old_id, new_id, null from staging.moved
    )
    select stored.* replace (kept.conversation_id as conversation_id)
    from messages stored join kept on kept.old_id = stored.conversation_id
    where (kept.before is null or stored.sent_at < kept.before)
      and stored.message_id not in (select message_id from staging.message_ids)
    qualify row_number() over (partition by message_id) = 1`);
  const counts = await rowsOf<{ verdict: Verdict; n: number }>(
    connection,
    `select verdict, count(*) as n from staging.verdicts group by verdict`,
  );
  const found = Object.fromEntries(counts.map((row) => [row.verdict, row.n]));
  const of = (verdict: Verdict) => found[verdict] ?? 0;
  return {
    added: of('added'),
    changed: of('changed') + of('extended'),
    unchanged: of('unchanged'),
    older: of('older'),
  };
}
