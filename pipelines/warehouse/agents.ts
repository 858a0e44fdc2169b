/** The stable pseudonyms: every agent gets a number by first appearance and keeps it over imports. */
import type { Database } from './database';

/** Adds agents that are new and refreshes the names and teams of all. */
export async function numberAgents({ connection }: Database): Promise<void> {
  await connection.run(`
    insert into agents (agent_id, number)
    select author_id, (select coalesce(max(number), 0) from agents) + row_number() over (order by min(sent_at), author_id)
    from messages where role = 'agent' and author_id is not null
      and author_id not in (select agent_id from agents)
    group by author_id`);
  await connection.run(`
    update agents set name = coalesce(seen.name, agents.name), team = coalesce(seen.team, agents.team)
    from (
      select author_id, arg_max(author_name, sent_at) as name, mode(team) as team
      from messages join conversations using (conversation_id)
      where role = 'agent' and author_id is not null group by author_id
    ) seen where seen.author_id = agents.agent_id`);
}
