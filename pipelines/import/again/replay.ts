/**
 * Puts one import's versions of some conversations into staging, as if its export had been read again, and loads them
 * by the same comparison. What is stored then is what imports in this order leave behind: there is no second set of
 * rules for taking back that could differ from the first.
 */
import { compareWithStored } from '../resolve/compare';
import { CONVERSATION_TABLES, loadAll, type PartOptions } from '../load/part';
import { IN_ORDER, REMAINING, type PendingSource } from '../pending';
import { quoted } from '../../warehouse/database';
import type { NextWarehouse } from '../../warehouse/generation';
import { recordOutcomes } from './outcomes';

const KEPT: PendingSource = {
  conversations: (todo) => `
    select * exclude (messages) replace (coalesce(own_customer_id, kept_customer_id) as kept_customer_id),
      [] as messages
    from ${todo} order by started_at, conversation_id`,
  messages: (todo) => `
    with todo as materialized (from ${todo}), pending as (
      select todo.started_at, said.conversation_id, said.message_id, said.role, said.is_public, null as author,
        said.author_name, null as author_email, said.sent_at, said.body, coalesce(said.body_format, 'text') as body_format,
        said.self_mood, said.text as kept_text, said.author_id as kept_author_id, said.position
      from todo join staging.conversations held using (conversation_id)
      join kept_messages said on said.conversation_id = held.conversation_id and said.fingerprint = held.fingerprint
      union all ${REMAINING}
    )
    select * exclude (started_at, position) from pending ${IN_ORDER}`,
};

/** Imports again what an import held of the conversations in staging.affected. */
export async function replayImport(
  next: NextWarehouse,
  options: PartOptions,
  onMessages: (done: number) => void,
): Promise<void> {
  const { connection } = next;
  await connection.run(`
    create or replace table staging.conversations as
    select kept.* exclude (vendor_id, vendor_url, customer_id, has_identity, updated_at), vendor_id as conversation,
      vendor_url as url, held.changed_at as updated_at, held.is_part, held.is_threaded, false as is_mood_repeated,
      null::varchar as customer, null::varchar as customer_email,
      case when has_identity then customer_id end as own_customer_id,
      (select count(*) from kept_messages said
       where said.conversation_id = kept.conversation_id and said.fingerprint = kept.fingerprint) as messages
    from kept_conversations kept join import_conversations held using (conversation_id, fingerprint)
    where held.import_id = ${quoted(options.importId)} and held.outcome <> 'vanished'
      and conversation_id in (select conversation_id from staging.affected)`);
  await connection.run(`
    create or replace table staging.message_ids as
    select conversation_id, message_id from kept_messages join staging.conversations using (conversation_id, fingerprint)`);
  await compareWithStored(connection);
  await recordOutcomes(connection, options.importId);
  for (const table of CONVERSATION_TABLES)
    await connection.run(`delete from ${table} where conversation_id in (select conversation_id from staging.gone)`);
  await loadAll(next, options, onMessages, KEPT);
}
