/**
 * Gives every message an id and keeps one of those that an export holds twice (a file given twice, exports that
 * overlap, a changed message exported again): that of the conversation's newest state, else the one read last.
 *
 * Without an id of the vendor's, the id is a hash of what was said, by whom and when, numbered within its file: the
 * same line in two files is one message, "ok" twice in the same second of one file stays two.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { valueOf } from '../../warehouse/database';

/** Fills staging.identified. Returns how many duplicates were left out. */
export async function removeDuplicates(connection: DuckDBConnection): Promise<number> {
  await connection.run(`
    create or replace table staging.identified as
    with hashed as (
      select seq, file, conversation, id, parent, role, is_public, author, sent_at, given_order,
        -- Not a hash of what was redacted, which could be guessed from it, and the same whatever redaction is set.
        case when stable is null then md5(row(conversation, sent_at, author, role, body)::varchar)
          else md5(row(conversation, sent_at, role, stable)::varchar) end as content
      from staging.messages_read
    ), numbered as (
      select *, case when id is null
        then row_number() over (partition by file, content, id is null order by seq) end as occurrence
      from hashed
    ), named as (
      select * exclude (id, occurrence),
        coalesce(id, left(content, 16) || case when occurrence > 1 then '-' || occurrence else '' end) as id
      from numbered
    ), states as (
      select id as conversation, file, max(updated_at) as changed_at from staging.conversations_read group by all
    )
    select named.* exclude (file) from named left join states using (conversation, file)
    qualify row_number() over (partition by conversation, named.id order by changed_at desc nulls last, seq desc) = 1`);
  const read = await valueOf<number>(connection, 'select count(*) from staging.messages_read');
  const kept = await valueOf<number>(connection, 'select count(*) from staging.identified');
  return (read ?? 0) - (kept ?? 0);
}
