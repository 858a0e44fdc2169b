/**
 * What is new. A conversation whose fingerprint is stored already is not read again; a changed one replaces the stored
 * one; an older version of a conversation (its last change, else its last message, lies before the stored one's)
 * changes nothing.
 *
 * Two kinds of stored messages outlive a replacement: those before the first message of a new version that comes from
 * a table of messages (an export cut by date holds only the later part of a conversation), and those of reply graphs
 * whose conversation got a new root because the message they answer was now exported too.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from '../../warehouse/database';

export interface Verdicts {
  added: number;
  changed: number;
  unchanged: number;
  older: number;
}

/** Fills staging.todo (conversations to load), staging.gone (stored ones to delete) and staging.remaining (see above). */
export async function compareWithStored(connection: DuckDBConnection): Promise<Verdicts> {
  await connection.run(`
    create or replace table staging.verdicts as
    select here.conversation_id, case
        when stored.conversation_id is null then 'added'
        when stored.fingerprint = here.fingerprint then 'unchanged'
        when coalesce(here.updated_at < stored.updated_at, here.ended_at < stored.ended_at) then 'older'
        else 'changed' end as verdict
    from staging.conversations here left join conversations stored using (conversation_id)`);
  await connection.run(`
    create or replace table staging.todo as
    select * from staging.conversations join staging.verdicts using (conversation_id)
    where verdict in ('added', 'changed')`);
  await connection.run(`
    create or replace table staging.moved as
    select distinct stored.conversation_id as old_id, todo.conversation_id as new_id
    from staging.todo join staging.message_ids ids using (conversation_id)
    join messages stored on stored.message_id = ids.message_id
    where todo.is_threaded and stored.conversation_id <> todo.conversation_id`);
  await connection.run(`
    create or replace table staging.gone as
    select conversation_id from staging.todo where verdict = 'changed' union select old_id from staging.moved`);
  await connection.run(`
    create or replace table staging.remaining as
    with kept as (
      select conversation_id as old_id, conversation_id, started_at as before from staging.todo
      where verdict = 'changed' and not has_record
      union all
      select old_id, new_id, null from staging.moved
    )
    select stored.* replace (kept.conversation_id as conversation_id)
    from messages stored join kept on kept.old_id = stored.conversation_id
    where (kept.before is null or stored.sent_at < kept.before)
      and stored.message_id not in (select message_id from staging.message_ids)
    qualify row_number() over (partition by message_id) = 1`);
  const counts = await rowsOf<{ verdict: keyof Verdicts; n: number }>(
    connection,
    `select verdict, count(*) as n from staging.verdicts group by verdict`,
  );
  return {
    added: 0,
    changed: 0,
    unchanged: 0,
    older: 0,
    ...Object.fromEntries(counts.map((row) => [row.verdict, row.n])),
  };
}
