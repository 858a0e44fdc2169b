/**
 * Topics of what the team's own topics do not hold: looked for in the first words of customers, in as many episodes as
 * SAMPLE says, so that memory and time have a bound whatever the size of the warehouse (20,000 forum posts: 15 s and
 * 100 MB on a busy machine). Which episodes those are hangs on their ids alone, so that the same corpus gives the same
 * topics. What is found there is then looked for everywhere.
 */
import { discoverTopics, topicWords } from '../../src/lib/tagging/topics';
import { rowsOf, valueOf, type Database } from '../warehouse/database';
import type { StoredTopic } from './stored';
import { OWN_EPISODES } from './own';

const SAMPLE = 20_000;
/** Raised when the same texts would give other topics. */
const VERSION = '1';

/** Episodes with a matter of the customer's, in English: the stop words and the kinds are. */
const SEARCHED = `
  select f.conversation_id, f.episode, f.customer_id,
    concat_ws(E'.\\n', case when f.episode = 1 then any_value(c.subject) end, arg_min(m.text, m.position)) as text
  from conversation_facts f
  join conversations c using (conversation_id)
  join message_facts mf on mf.conversation_id = f.conversation_id and mf.episode = f.episode
  join messages m on m.message_id = mf.message_id and m.role = 'customer' and m.is_public and m.is_scored
  where f.is_scored and (f.is_complaint or f.kind not in ('praise', 'conflict', 'other'))
    and (f.conversation_id, f.episode) in (select (conversation_id, episode) from staging.topic_sample)
  group by f.conversation_id, f.episode, f.customer_id`;

/**
 * @param before what was found last, and in which texts; while those are the same, the search is spared
 */
export async function findTopics(
  { connection }: Database,
  before: readonly StoredTopic[],
  knownCorpus: string | null,
): Promise<{ found: readonly StoredTopic[]; corpus: string }> {
  await connection.run(`
    create or replace table staging.topic_sample as
    select conversation_id, episode from conversation_facts
    where is_scored and (is_complaint or kind not in ('praise', 'conflict', 'other'))
      and (conversation_id, episode) not in (${OWN_EPISODES})
    order by md5(conversation_id || ' ' || episode) limit ${SAMPLE};
    create or replace table staging.topic_texts as ${SEARCHED}`);
  const mark = await valueOf<string>(
    connection,
    `select concat_ws(' ', '${VERSION}', count(*), sum(hash(customer_id, text)::hugeint)) from staging.topic_texts`,
  );
  const corpus = mark ?? VERSION;
  if (corpus === knownCorpus) return { found: before, corpus };
  const texts = await rowsOf<{ customer: string; text: string }>(
    connection,
    'select customer_id as customer, text from staging.topic_texts order by conversation_id, episode',
  );
  const names = await agentWords(connection);
  const found = discoverTopics(texts, { isName: (word) => names.has(word) });
  return {
    found: found.map(({ id, title, include }): StoredTopic => ({
      ...{ topic: id, title, origin: 'discovered', include, exclude: [], labels: [] },
    })),
    corpus,
  };
}

/** Words of agents' names: customers greet them, and nobody is a topic. */
async function agentWords(connection: Database['connection']): Promise<Set<string>> {
  const agents = await rowsOf<{ name: string }>(connection, 'select name from agents where name is not null');
  return new Set(agents.flatMap(({ name }) => topicWords(name).map(({ normal }) => normal)));
}
