/** What is counted of each topic over some days: rows of topic_facts put together, complaints only. */
import type { Filters } from '../../filters';
import { FACETS, type Facet, type Kind } from '../../model/words';
import type { TopicOrigin } from '../../model/topics';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

/** Who told us that it hurts. */
const TOLD = 'is_complaint';

export interface TopicCounts {
  topic: string;
  title: string;
  origin: TopicOrigin;
  include: string[];
  kind: Kind | null;
  contacts: number;
  customers: number;
  /** contacts of the customer who brought most */
  loudest: number;
  severity_1: number;
  severity_2: number;
  severity_3: number;
  severity_4: number;
  repeats: number;
}

export type LearnedCounts = Record<`learned_${Facet}`, number>;

/** One row for each topic with a complaint, in no order. */
export async function topicCounts(filters: Filters, folder: string): Promise<(TopicCounts & LearnedCounts)[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query(
    `with told as (select * from topic_facts where ${TOLD} and (${sql})),
     most as (select topic, max(n) as loudest from (
       select topic, customer_id, count(*) as n from told group by topic, customer_id) group by topic),
     kinds as (select topic, argMin(kind, (-n, kind)) as commonest from (
       select topic, kind, count(*) as n from told where kind is not null group by topic, kind) group by topic)
     select topic, any_value(title) as title, any_value(origin) as origin, any_value(include) as include,
       any_value(commonest) as kind, count(*) as contacts, count(distinct customer_id) as customers,
       any_value(loudest) as loudest,
       ${[1, 2, 3, 4].map((step) => `count(*) filter (where severity = ${step}) as severity_${step}`).join(', ')},
       count(*) filter (where repeat_count >= 2 or contact_number >= 2) as repeats,
       ${FACETS.map((facet) => `count(*) filter (where has_learned_${facet}) as learned_${facet}`).join(', ')}
     from told join topics using (topic) join most using (topic)
     left join kinds using (topic) group by topic`,
    params,
  );
}

/** Contacts and customers by topic, over other days. */
export async function contactCounts(
  filters: Filters,
  folder: string,
): Promise<Map<string, { contacts: number; customers: number }>> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  const rows = await warehouse(folder).query<{ topic: string; contacts: number; customers: number }>(
    `select topic, count(*) as contacts, count(distinct customer_id) as customers
     from topic_facts where ${TOLD} and (${sql}) group by topic`,
    params,
  );
  return new Map(rows.map((row) => [row.topic, row]));
}

/** Contacts by topic and week. */
export async function weekCounts(filters: Filters, folder: string): Promise<Map<string, Map<string, number>>> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  const rows = await warehouse(folder).query<{ topic: string; week: string; n: number }>(
    `select topic, week::varchar as week, count(*) as n from topic_facts where ${TOLD} and (${sql}) group by topic, week`,
    params,
  );
  const weeks = new Map<string, Map<string, number>>();
  for (const { topic, week, n } of rows) weeks.set(topic, (weeks.get(topic) ?? new Map()).set(week, n));
  return weeks;
}

/** All conversations of a selection: what complaints are a rate of. */
export async function conversationCount(filters: Filters, folder: string): Promise<number> {
  // Topics narrow what is counted, and not among how many.
  const { sql, params } = whereOf({ ...filters, topic: [], kind: [] }, 'conversation_facts');
  const [row] = await warehouse(folder).query<{ n: number }>(
    `select count(*) as n from conversation_facts where ${sql}`,
    params,
  );
  return row?.n ?? 0;
}

export interface KindCounts {
  kind: Kind | null;
  contacts: number;
  customers: number;
  other: number;
  n: number;
  s: number;
}

/** Complaints by kind, and how many of them no topic holds. */
export async function kindCounts(filters: Filters, folder: string): Promise<KindCounts[]> {
  const { sql, params } = whereOf(filters, 'conversation_facts');
  return warehouse(folder).query<KindCounts>(
    `select kind, count(*) as contacts, count(distinct customer_id) as customers,
       count(*) filter (where topic is null) as other, count(severity) as n, coalesce(sum(severity), 0) as s
     from conversation_facts where ${TOLD} and (${sql}) group by kind order by contacts desc, kind`,
    params,
  );
}

/** Different customers with a complaint. */
export async function complainingCustomers(filters: Filters, folder: string): Promise<number> {
  const { sql, params } = whereOf(filters, 'conversation_facts');
  const [row] = await warehouse(folder).query<{ n: number }>(
    `select count(distinct customer_id) as n from conversation_facts where ${TOLD} and (${sql})`,
    params,
  );
  return row?.n ?? 0;
}
