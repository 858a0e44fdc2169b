/**
 * Agents whose names are never stored: the names that an export gives them, masked wherever anybody wrote them. They are
 * known while an import runs, in its staging tables, and are gone with these.
 */
import type { Role } from '../../src/lib/model/words';
import { AGENT_MARK } from '../../src/lib/text/redact';
import { nameMasker, type NamedAgent, type People } from '../../src/lib/text/names';
import { isConcealed, type Identity } from '../import/identity';
import { rowsOf, streamOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';

export type AgentMask = (text: string, people: People) => string;

/** A key that is a name ("Tom", "Maria Lopez") rather than a number or a word for a desk ("support"). */
const NAME_AS_KEY = /^\p{Lu}\p{L}+(?:[ '-]\p{Lu}?[\p{L}.]+){0,3}$/u;

const made = new WeakMap<readonly NamedAgent[], AgentMask>();

/** The mask for these agents, made once for each list. */
export function agentMask(agents: readonly NamedAgent[]): AgentMask {
  let mask = made.get(agents);
  if (!mask) {
    const find = nameMasker(agents, { of: () => AGENT_MARK, anybody: AGENT_MARK });
    made.set(agents, (mask = (text, people) => find(text, people).text));
  }
  return mask;
}

/** Every agent that the export in staging names. @param account `format:account` */
export async function agentsIn({ connection }: Database, account: string, identity: Identity): Promise<NamedAgent[]> {
  const rows = await rowsOf<{ key: string; name: string | null; email: string | null }>(
    connection,
    `with agents as (
       select distinct spoken.author as key, read.author_name as name
       from staging.spoken join staging.messages_read read using (seq)
       where spoken.role = 'agent' and spoken.author is not null
       union select key, name from staging.people where role = 'agent'
     )
     select key, coalesce(agents.name, person.name) as name, person.email
     from agents left join staging.people person using (key) order by all`,
  );
  return rows.flatMap(({ key, name, email }) => {
    const known = name ?? (!isConcealed(key) && NAME_AS_KEY.test(key) ? key : null);
    const agent_id = identity.author('agent', account, key, email);
    return known && agent_id ? [{ agent_id, name: known }] : [];
  });
}

interface Stored {
  conversation_id: string;
  message_id: string;
  role: Role;
  author_id: string | null;
  author_name: string | null;
  text: string;
  body: string;
}

/**
 * Takes agents' names out of what is stored already. The stored names themselves tell what to look for, so this can be
 * done once.
 * @returns the messages whose texts are other ones now, and whose names were found; none when there were no names
 */
export async function purgeAgentNames(next: Database): Promise<{ messages: Set<string>; agents: NamedAgent[] }> {
  const { connection } = next;
  const agents = await rowsOf<NamedAgent>(
    connection,
    `select agent_id, name from agents where name is not null
     union select author_id, author_name from messages where role = 'agent' and author_name is not null`,
  );
  const touched = new Set<string>();
  if (agents.length === 0) return { messages: touched, agents };
  const mask = agentMask(agents);
  await connection.run('create or replace table staging.nameless (message_id varchar, text varchar, body varchar)');
  const changed = await openWriter<Pick<Stored, 'message_id' | 'text' | 'body'>>(connection, 'nameless', 'staging');
  for await (const messages of conversationsOf(next)) {
    const people = peopleOf(messages);
    for (const { message_id, text, body } of messages) {
      const masked = { message_id, text: mask(text, people), body: mask(body, people) };
      if (masked.text === text && masked.body === body) continue;
      changed.append(masked);
      touched.add(message_id);
    }
  }
  changed.close();
  await connection.run(`
    update messages set text = said.text, body = said.body from staging.nameless said
      where messages.message_id = said.message_id;
    update kept_messages set text = said.text, body = said.body from staging.nameless said
      where kept_messages.message_id = said.message_id;
    update messages set author_name = null where role = 'agent';
    update kept_messages set author_name = null where role = 'agent';
    update agents set name = null`);
  return { messages: touched, agents };
}

/** Who takes part, as the masking asks for it. */
export function peopleOf(messages: readonly Pick<Stored, 'role' | 'author_id' | 'author_name'>[]): People {
  const of = (role: Role) => messages.filter((message) => message.role === role);
  return {
    agents: of('agent').flatMap(({ author_id }) => author_id ?? []),
    customers: of('customer').flatMap(({ author_name }) => author_name ?? []),
  };
}

async function* conversationsOf(next: Database): AsyncGenerator<Stored[]> {
  let own: Stored[] = [];
  for await (const message of streamOf<Stored>(
    await next.connect(),
    `select conversation_id, message_id, role, author_id, author_name, text, body from messages order by conversation_id`,
  )) {
    if (own.length && own[0]?.conversation_id !== message.conversation_id) {
      yield own;
      own = [];
    }
    own.push(message);
  }
  if (own.length) yield own;
}
