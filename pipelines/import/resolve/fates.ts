/**
 * What became of the records that were read, counted from the staging tables after everything was settled. Together with
 * what was loaded, rejected and left out while reading this must be every record there was (balance.ts).
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { FORGOTTEN } from '../../privacy/forgotten';
import { quoted, rowsOf, valueOf } from '../../warehouse/database';

export interface Fates {
  /** conversation records whose conversation is loaded */
  conversations: number;
  people: number;
  /** conversation records and messages of conversations that are stored as they are */
  unchanged: number;
  /** reason -> records left out on purpose */
  skippedReasons: Record<string, number>;
}

/** @param before messages that were left out before conversations were gathered */
export async function countFates(
  connection: DuckDBConnection,
  account: string,
  before: { duplicates: number; forgotten: number },
): Promise<Fates> {
  const counts = await rowsOf<{ fate: string; kind: 'conversation' | 'message'; n: number }>(
    connection,
    `with fates as (
       select 'message' as kind, verdict as fate from staging.message_ids join staging.verdicts using (conversation_id)
       union all
       select 'conversation', case
         when seq in (from staging.superseded) then 'superseded'
         when record.id in (from staging.left_out) then 'forgotten'
         else coalesce(verdict, 'empty') end
       from staging.conversations_read record
       left join staging.verdicts on conversation_id = ${quoted(`${account}:`)} || record.id
       where gathered_at is null
     )
     select fate, kind, count(*) as n from fates group by all`,
  );
  const of = (fates: string[], kinds = ['conversation', 'message']) =>
    counts.reduce((sum, row) => sum + (fates.includes(row.fate) && kinds.includes(row.kind) ? row.n : 0), 0);
  const skipped = {
    'the same message again': before.duplicates,
    [FORGOTTEN]: before.forgotten + of(['forgotten']),
    'an older state of the same conversation': of(['superseded']),
    'conversation without messages': of(['empty']),
    'of a conversation that is stored in a newer state': of(['older']),
  };
  return {
    conversations: of(['added', 'changed', 'extended'], ['conversation']),
    people: (await valueOf<number>(connection, 'select count(*) from staging.people_read')) ?? 0,
    unchanged: of(['unchanged']),
    skippedReasons: Object.fromEntries(Object.entries(skipped).filter(([, n]) => n > 0)),
  };
}
