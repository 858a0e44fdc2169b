/**
 * Fills topic_facts and conversation_facts.topic from mentions and labels. An episode has every topic of the team that its
 * words or labels name. Where it has none it has the one found topic that it says most of: phrases that were found stand
 * in passing more often than those somebody chose, so that the best is taken and not each. A word in the subject weighs
 * three times one in a message, and a topic that few write about more than one that all mention.
 */
import { FEWEST_TOPIC_CUSTOMERS } from '../../src/lib/model/topics';
import type { Database } from '../warehouse/database';
import { LABELLED, MENTIONS } from './own';

/** Of a word in the subject against one in a message. */
const SUBJECT_WEIGHT = 3;
/**
 * A found phrase that stands once, and after so many signs, is said in passing: of fifty complaints that were read, each
 * under one of five found topics, such ones were among the eight that did not belong.
 */
const EARLY = 150;
/** Contacts of one customer about one topic closer than this are one (methodology 3). */
const SAME_CONTACT_HOURS = 24;

/** Tables that say the primary topic of their episode, so that their figures can be cut by it. */
const CUT_BY_TOPIC = [
  'message_facts',
  'turn_facts',
  'promise_facts',
  'question_episodes',
  'question_asks',
  'question_answers',
];

const OF_EPISODE = `
  facts.source, facts.account_id, facts.channel, facts.team, facts.agent_id, facts.customer_id, facts.language,
  facts.labels, facts.kind, facts.mood_start, facts.tone_start, facts.started_at, facts.day, facts.week, facts.is_open,
  facts.is_complaint, facts.severity, facts.repeat_count, facts.duration_days, facts.has_learned_who,
  facts.has_learned_circumstances, facts.has_learned_frequency, facts.has_learned_severity, facts.has_learned_goal`;

export async function writeTopicFacts({ connection }: Database): Promise<void> {
  await connection.run(`
    create or replace table staging.topic_episodes as
    with said as (
      select topic, conversation_id, episode, sum(mention_count)::integer as mention_count,
        sum(mention_count * case when message_id is null then ${SUBJECT_WEIGHT} else 1 end) as weight,
        arg_min(struct_pack(message_id, start_offset, end_offset, matched_text), coalesce(position, 1000000000)) as evidence,
        arg_min(task, position) filter (where task is not null) as task,
        bool_or(message_id is null or start_offset < ${EARLY}) or sum(mention_count) > 1 as is_prominent,
        count(easier_way) > 0 as is_easier_way_asked, max(recurring_per_month) as recurring_per_month
      from (${MENTIONS}) group by all
    ), joined as (
      select *, labelled.topic is not null as is_labelled
      from said full join (${LABELLED}) labelled using (topic, conversation_id, episode)
    ), weighed as (
      select joined.*, coalesce(weight, 0) * ln(1 + (select count(*) from conversation_facts)
          / count(*) over (partition by topic)::double) as score,
        case when is_labelled then 'label' else origin end as found_by,
        case when is_labelled then 0 when origin = 'discovered' then 2 else 1 end as rank
      from joined join topics using (topic) where origin <> 'discovered' or is_prominent
    )
    select *, row_number() over (partition by conversation_id, episode order by rank, score desc, topic) as place,
      min(rank) over (partition by conversation_id, episode) as best
    from weighed
    qualify rank < 2 or (best = 2 and place = 1)`);
  await dropSmall(connection);
  await connection.run(`
    delete from topic_facts;
    insert into topic_facts by name
    select topic_episodes.topic, conversation_id, episode, found_by, place = 1 as is_primary, ${OF_EPISODE},
      mention_count, task, coalesce(is_easier_way_asked, false) as is_easier_way_asked, recurring_per_month,
      evidence.message_id, evidence.start_offset, evidence.end_offset, evidence.matched_text
    from staging.topic_episodes topic_episodes join conversation_facts facts using (conversation_id, episode)
    order by topic_episodes.topic, facts.started_at, conversation_id, episode`);
  await numberTopicContacts(connection);
  await connection.run(`
    update conversation_facts set topic = now.topic from (
      select conversation_id, episode, topic_facts.topic from conversation_facts
      left join topic_facts using (conversation_id, episode) where coalesce(is_primary, true)
    ) now
    where conversation_facts.conversation_id = now.conversation_id and conversation_facts.episode = now.episode
      and conversation_facts.topic is distinct from now.topic`);
  for (const table of CUT_BY_TOPIC)
    await connection.run(`
      update ${table} set topic = facts.topic from conversation_facts facts
      where ${table}.conversation_id = facts.conversation_id and ${table}.episode = facts.episode
        and ${table}.topic is distinct from facts.topic`);
}

/** A found topic that fewer customers write most about than a topic must hold is none; the team's own stay. */
async function dropSmall(connection: Database['connection']): Promise<void> {
  await connection.run(`
    create or replace table staging.small_topics as
    select topic from topics left join staging.topic_episodes using (topic)
      left join (select conversation_id, customer_id from conversations) using (conversation_id)
    where origin = 'discovered'
    group by topic having count(distinct customer_id) < ${FEWEST_TOPIC_CUSTOMERS};
    delete from staging.topic_episodes where topic in (from staging.small_topics);
    delete from topic_mentions where topic in (from staging.small_topics);
    delete from topics where topic in (from staging.small_topics)`);
}

/** Without identity each conversation is a customer of its own, and nobody can be seen to come again. */
async function numberTopicContacts(connection: Database['connection']): Promise<void> {
  await connection.run(`
    update topic_facts set contact_number = numbered.contact_number from (
      select topic, conversation_id, episode, case when has_identity then
        (sum(case when is_new then 1 else 0 end) over (partition by topic, customer_id order by started_at, conversation_id, episode))::integer
      end as contact_number
      from (
        select f.*, c.has_identity, coalesce(f.started_at >= lag(f.started_at) over (
          partition by f.topic, f.customer_id order by f.started_at, f.conversation_id, f.episode)
          + interval ${SAME_CONTACT_HOURS} hour, true) as is_new
        from topic_facts f join conversations c using (conversation_id)
      )
    ) numbered
    where topic_facts.topic = numbered.topic and topic_facts.conversation_id = numbered.conversation_id
      and topic_facts.episode = numbered.episode`);
}
