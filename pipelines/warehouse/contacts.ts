/**
 * Which contact of the same customer about the same kind of problem an episode is: 1 for the first, 2 for the next within
 * 14 days of the one before … Needs all conversations, so it is filled in when all facts are there.
 */
import type { Database } from './database';

/** Days after which the same customer with the same kind of problem has a new one (methodology M29). */
const SAME_PROBLEM_DAYS = 14;

/** Fills conversation_facts.contact_number; null for customers whom the export does not tell from others. */
export async function numberContacts({ connection }: Database): Promise<void> {
  await connection.run(`
    update conversation_facts set contact_number = numbered.contact_number from (
      select conversation_id, episode,
        case when has_identity then row_number() over (partition by customer_id, kind, problem order by started_at, conversation_id, episode) end
          as contact_number
      from (
        select *, count(*) filter (where is_new) over (partition by customer_id, kind order by started_at, conversation_id, episode) as problem
        from (
          select f.conversation_id, f.episode, f.customer_id, f.kind, f.started_at, c.has_identity,
            coalesce(f.started_at > lag(f.started_at) over (partition by f.customer_id, f.kind order by f.started_at, f.conversation_id, f.episode)
              + interval ${SAME_PROBLEM_DAYS} day, true) as is_new
          from conversation_facts f join conversations c using (conversation_id)
        )
      )
    ) numbered
    where conversation_facts.conversation_id = numbered.conversation_id
      and conversation_facts.episode = numbered.episode
      and conversation_facts.contact_number is distinct from numbered.contact_number`);
}
