/**
 * The lines that the team repeats, counted in SQL over the uses of repeated_lines in the messages that the metric
 * cliche_rate counts: what a customer got from a person. Notes hold such lines too and do not count.
 */
import type { Filters } from '../../filters';
import { MOST_EXAMPLES, type Quoted } from '../evidence/examples';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

/** Between keys in a bound text. */
const BETWEEN = ',';

/** One line in a selection. */
export interface AgainRow {
  line_id: string;
  example: string;
  messages: number;
  conversations: number;
  customers: number;
  agents: number;
  first_day: string;
  last_day: string;
  /** 1-based, by conversations */
  place: number;
}

export interface AgainAsk {
  filters: Filters;
  /** only these lines; null for all */
  lines: readonly string[] | null;
  folder: string;
}

/** Every line with its counts, most conversations first. */
export async function againRows({ filters, lines, folder }: AgainAsk): Promise<AgainRow[]> {
  return ask<AgainRow>(
    `select line_id, example, counted.messages as messages, counted.conversations as conversations,
       counted.customers as customers, counted.agents as agents,
       counted.first_day as first_day, counted.last_day as last_day,
       row_number() over (order by counted.conversations desc, counted.messages desc, line_id) as place
     from (
       select line_id, count(distinct message_id) as messages,
         count(distinct (conversation_id, episode)) as conversations, count(distinct customer_id) as customers,
         count(distinct agent_id) as agents, min(day)::varchar as first_day, max(day)::varchar as last_day
       from used group by line_id
     ) counted join repeated_lines using (line_id) order by place`,
    { filters, lines, folder },
  );
}

/** Messages with each line, by week, by team or in all. */
export function againBy(
  cut: 'week' | 'team' | null,
  asked: AgainAsk,
): Promise<{ line_id: string; key: string; messages: number }[]> {
  const key = cut === null ? "''" : `coalesce(${cut}::varchar, '(none)')`;
  return ask(`select line_id, ${key} as key, count(distinct message_id) as messages from used group by 1, 2`, asked);
}

/** In how many conversations any of the lines was written. */
export async function againConversations(asked: AgainAsk): Promise<number> {
  const [row] = await ask<{ n: number }>(`select count(distinct (conversation_id, episode)) as n from used`, asked);
  return row?.n ?? 0;
}

/** The wordings of each line used most, each as most wrote it, and how many wordings there are. */
export function againWorded(
  most: number,
  asked: AgainAsk,
): Promise<{ line_id: string; text: string; messages: number; wordings: number }[]> {
  return ask(
    `, spelled as (
       select line_id, matched_text, count(distinct message_id) as messages from used group by line_id, matched_text
     ), worded as (
       select line_id, ${warehouse(asked.folder).dialect.wordSet('matched_text')} as words,
         argMin(matched_text, (-messages, matched_text)) as text, sum(messages)::integer as messages
       from spelled group by 1, 2
     )
     select line_id, text, messages, count(*) over (partition by line_id) as wordings from worded
     qualify row_number() over (partition by line_id order by messages desc, text) <= ${most}
     order by line_id, messages desc, text`,
    asked,
  );
}

export type AgainQuoted = Omit<Quoted, 'start_offset' | 'end_offset'> & { line_id: string; matched_text: string };

/** The newest messages with each line, no conversation twice. */
export function againQuoted(asked: AgainAsk): Promise<AgainQuoted[]> {
  return ask(
    `, each as (
       select * from used qualify row_number() over (partition by line_id, conversation_id order by sent_at, message_id) = 1
     ), newest as (
       select * from each
       qualify row_number() over (partition by line_id order by sent_at desc, message_id) <= ${MOST_EXAMPLES}
     )
     select newest.*, messages.text from newest join messages using (message_id)
     order by line_id, sent_at desc, message_id`,
    asked,
  );
}

/** Each named, because ClickHouse gives `facts.*` of a join names with the table in front. */
const FACTS = 'message_id conversation_id episode customer_id agent_id position sent_at day week team'.split(' ');

/** @param sql goes on behind the table `used`: a row for each line of each message */
function ask<Row>(sql: string, { filters, lines, folder }: AgainAsk): Promise<Row[]> {
  const where = whereOf(filters, 'message_facts');
  const { dialect } = warehouse(folder);
  const chosen = lines === null ? 'true' : dialect.holds(dialect.split('$lines', `'${BETWEEN}'`), 'line_id');
  return warehouse(folder).query<Row>(
    `with used as (
       select line_id, matched_text, ${FACTS.map((name) => `facts.${name} as ${name}`).join(', ')}
       from repeated_line_uses
       join (select ${FACTS.join(', ')} from message_facts where is_human_agent and is_public and is_scored and (${where.sql})) facts using (message_id)
       where ${chosen}
     ) ${sql}`,
    { ...where.params, ...(lines && { lines: lines.join(BETWEEN) }) },
  );
}
