/**
 * Did the same customer come back with the same kind of matter within a week (methodology M20)? It needs all
 * conversations, so it is filled in when all facts are there.
 */
import type { Database } from './database';

const WITHIN_DAYS = 7;

/**
 * Fills conversation_facts.has_come_back: null for customers whom the export does not tell from others, and while the
 * account's conversations do not reach a week further.
 */
export async function markReturns({ connection }: Database): Promise<void> {
  await connection.run(`
    update conversation_facts set has_come_back = seen.has_come_back from (
      select conversation_id, episode,
        case when not has_identity or kind is null then null
          when next_started_at <= ended_at + interval ${WITHIN_DAYS} day then true
          when known_until >= ended_at + interval ${WITHIN_DAYS} day then false end as has_come_back
      from (
        select f.conversation_id, f.episode, f.kind, f.ended_at, c.has_identity,
          lead(f.started_at) over (partition by f.customer_id, f.kind order by f.started_at, f.conversation_id, f.episode)
            as next_started_at,
          max(f.ended_at) over (partition by f.source, f.account_id) as known_until
        from conversation_facts f join conversations c using (conversation_id)
      )
    ) seen
    where conversation_facts.conversation_id = seen.conversation_id and conversation_facts.episode = seen.episode
      and conversation_facts.has_come_back is distinct from seen.has_come_back`);
}
