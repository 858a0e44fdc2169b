/**
 * What an import meant for each conversation, in the table import_conversations: new, changed, unchanged, older than
 * what was here, or vanished. Read from staging after the comparison, before anything is loaded.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, rowsOf } from '../../warehouse/database';

const OUTCOME_OF_VERDICT = `case verdict when 'added' then 'new' when 'extended' then 'changed' else verdict end`;

/** Writes the outcomes of what stands in staging; those that were recorded of the same conversations before leave. */
export async function recordOutcomes(connection: DuckDBConnection, importId: string): Promise<void> {
  await connection.run(
    `delete from import_conversations where import_id = $1
       and conversation_id in (select conversation_id from staging.conversations)`,
    [importId],
  );
  await connection.run(
    `insert into import_conversations by name
     select $1 as import_id, conversation_id, ${OUTCOME_OF_VERDICT} as outcome, fingerprint, is_part, is_threaded,
       updated_at as changed_at
     from staging.conversations join staging.verdicts using (conversation_id)`,
    [importId],
  );
}

export interface VanishedOptions {
  importId: string;
  /** `format:account` */
  account: string;
  /** false: some files could not be read, or are pages of an API: nothing can be said about what they do not hold */
  isWhole: boolean;
}

/** When a conversation was last changed, as far as exports say. */
const CHANGED_AT = 'greatest(ended_at, coalesce(updated_at, ended_at))';

/**
 * Records which stored conversations of the account the export should have held and does not: deleted in the helpdesk
 * since, merged away, or left out by a filter that nothing shows (of a team, of a status). They stay. An export may hold
 * what began in some weeks, or only what was changed lately, and does not say which. So it should have held a
 * conversation only if it holds others that began before and after it, and others that were last changed before and
 * after it. Nothing vanishes by a part of an export (a table cut by date, pages of an API).
 * @returns how many vanished
 */
export async function recordVanished(
  connection: DuckDBConnection,
  { importId, account, isWhole }: VanishedOptions,
): Promise<number> {
  if (!isWhole) return 0;
  const [vanished] = await rowsOf<{ n: number }>(
    connection,
    `insert into import_conversations by name
     with period as (
       select min(started_at) as first_start, max(started_at) as last_start, bool_or(is_part) as is_part,
         min(${CHANGED_AT}) as first_change, max(${CHANGED_AT}) as last_change
       from staging.conversations
     )
     select ${quoted(importId)} as import_id, conversation_id, 'vanished' as outcome
     from conversations stored, period
     where not period.is_part and source || ':' || account_id = ${quoted(account)}
       and started_at between first_start and last_start and ${CHANGED_AT} between first_change and last_change
       and conversation_id not in (select conversation_id from staging.conversations)
       and coalesce(vendor_id, '') not in (select id from staging.latest)`,
  );
  return Number(Object.values(vanished ?? {})[0] ?? 0);
}
