/** What one topic's page counts and quotes: rows of topic_facts and the messages behind them. */
import type { Filters } from '../../filters';
import { FACETS, type Facet, type Mood } from '../../model/words';
import type { Quoted } from '../evidence/examples';
import { warehouse, type Params } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

export interface VoiceCounts extends Record<`learned_${Facet}`, number> {
  contacts: number;
  customers: number;
  repeats: number;
  all: number;
  easier: number;
}

/** Of complaints, but `all` and `easier`, which count whatever was written about the topic. */
export async function voiceCounts(filters: Filters, folder: string): Promise<VoiceCounts | undefined> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  const learned = FACETS.map(
    (facet) => `count(*) filter (where is_complaint and has_learned_${facet}) as learned_${facet}`,
  );
  const [row] = await warehouse(folder).query<VoiceCounts>(
    `select count(*) filter (where is_complaint) as contacts,
       count(distinct customer_id) filter (where is_complaint) as customers,
       count(*) filter (where is_complaint and (repeat_count >= 2 or contact_number >= 2)) as repeats,
       count(*) as "all", count(*) filter (where is_easier_way_asked) as easier, ${learned.join(', ')}
     from topic_facts where ${sql}`,
    params,
  );
  return row;
}

export async function countsBy<T>(
  column: 'mood_start' | 'severity',
  filters: Filters,
  folder: string,
): Promise<{ value: T; n: number }[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query(
    `select ${column} as value, count(*) as n from topic_facts
     where is_complaint and ${column} is not null and (${sql}) group by ${column} order by n desc, value`,
    params,
  );
}
export const moodCounts = (filters: Filters, folder: string) => countsBy<Mood>('mood_start', filters, folder);

export type QuoteRow = Quoted & { customer_name: string | null };

/** First mentions in messages, the gravest and then the newest first, one of each customer. */
export async function quoteRows(filters: Filters, most: number, folder: string): Promise<QuoteRow[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query<QuoteRow>(
    `with told as (
       select * from topic_facts where is_complaint and message_id is not null and (${sql})
       qualify row_number() over (partition by customer_id order by severity desc nulls last, started_at desc, conversation_id) = 1
     )
     select told.message_id, told.conversation_id, messages.position, null as agent_id, messages.sent_at, messages.text,
       told.start_offset, told.end_offset, messages.author_name as customer_name
     from told join messages using (message_id)
     order by told.severity desc nulls last, told.started_at desc, told.conversation_id limit ${most}`,
    params,
  );
}

/** What customers were at, as they said it, newest first, and the name under which they wrote where the export says it. */
export async function taskRows(
  filters: Filters,
  folder: string,
): Promise<{ task: string; customer_id: string; conversation_id: string; customer_name: string | null }[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query(
    `with told as (
       select task, customer_id, conversation_id, started_at from topic_facts
       where task is not null and (${sql}) order by started_at desc, conversation_id limit 2000
     ), names as (
       select conversation_id, argMin(author_name, position) as customer_name from messages
       where role = 'customer' and conversation_id in (select conversation_id from told) group by conversation_id
     )
     select task, customer_id, told.conversation_id as conversation_id, customer_name
     from told left join names on names.conversation_id = told.conversation_id
     order by told.started_at desc, told.conversation_id`,
    params,
  );
}

export async function easierRows(
  filters: Filters,
  most: number,
  folder: string,
): Promise<{ text: string; conversation_id: string; position: number; customer_name: string | null }[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query(
    `select mention.easier_way as text, facts.conversation_id, messages.position, messages.author_name as customer_name
     from (select * from topic_facts where is_easier_way_asked and (${sql})) facts
     join topic_mentions mention on mention.topic = facts.topic and mention.conversation_id = facts.conversation_id
     join messages on messages.message_id = mention.message_id
     where mention.easier_way is not null
     order by facts.started_at desc, facts.conversation_id, messages.position limit ${most}`,
    params as Params,
  );
}
