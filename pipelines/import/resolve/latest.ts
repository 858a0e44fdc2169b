/**
 * One word on each conversation, out of all records that speak of it: exports that overlap hold the same ticket in two
 * states, and the one changed last counts as a whole. Records that do not say when they were changed (rows of a table,
 * pages of an API) complete each other, field by field, the latest row or else the one read last first.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { fillInParts } from './parts';

const FIELDS = [
  ...['subject', 'channel', 'team', 'status', 'is_closed', 'priority', 'labels', 'csat', 'csat_comment', 'self_mood'],
  ...['merged_into', 'reopen_count', 'customer', 'url'],
];

/** Fills staging.latest, one row a conversation that has a record, and says in `superseded` which records are older states. */
export async function settleConversations(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create or replace table staging.superseded as
    select record.seq from staging.conversations_read record
    join (select id, max(updated_at) as newest from staging.conversations_read group by id) using (id)
    where record.updated_at is distinct from newest`);
  const records = { table: 'staging.conversations_read', by: 'id' };
  await fillInParts(
    connection,
    'staging.latest',
    records,
    (where) => `
    with speaking as (
      select *, coalesce(epoch_ms(gathered_at), 0)::hugeint * 1000000000000 + seq as place
      from (from staging.conversations_read where ${where}) anti join staging.superseded using (seq)
    )
    select id, ${FIELDS.map((field) => `arg_max(${field}, place) as ${field}`).join(', ')},
      any_value(updated_at) as updated_at, bool_and(is_part) as is_part
    from speaking group by id`,
  );
}
