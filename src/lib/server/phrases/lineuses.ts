/**
 * How often the lines of one tag were used over the days that a page shows, counted in one look at the tags: in messages
 * that the metric cliche_rate counts, of people, and beside them of machines.
 */
import { NO_VALUE, type Filters } from '../../filters';
import type { PhraseTag } from '../../model/phrases';
import { linesOf } from '../report/lines';
import { warehouse, type Params } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

/** How many messages and episodes hold a line, in one week and team. Messages of people, or else of machines. */
export interface LineCount {
  /** null: any line of the tag, over all weeks and teams */
  line: string | null;
  week: string;
  /** as a URL has it */
  team: string;
  isPeople: boolean;
  messages: number;
  conversations: number;
}

/** A line as it was spelled. */
export interface Said {
  line: string;
  text: string;
  isPeople: boolean;
  messages: number;
}

/** The days of a page: its period, the one before (null: none), and the weeks of its sparklines. */
const SPANS = ['now', 'before', 'lately'] as const;
type Days = Record<(typeof SPANS)[number], Filters | null>;

export interface LineUses extends Record<(typeof SPANS)[number], LineCount[]> {
  /** in the period, most messages first */
  said: Said[];
}

interface Row extends LineCount {
  text: string | null;
  is_now: number;
  is_before: number;
  is_lately: number;
}

/**
 * An episode lies in one day, one week and one team, so that these counts add up.
 * @param days the same filters over three spans
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function lineUses(tag: PhraseTag, days: Days & { now: Filters }, folder: string): Promise<LineUses> {
  const { expression, join, params } = (await linesOf(folder)).of(tag);
  const { from: _from, to: _to, ...filters } = days.now;
  const where = whereOf(filters, 'message_facts');
  const spans = SPANS.map((name) => ({ name, ...spanOf(name, days[name]) }));
  const rows = await warehouse(folder).query<Row>(
    `select line, text, coalesce(week::varchar, '') as week, coalesce(team, '${NO_VALUE}') as team,
         is_human_agent as "isPeople", is_now, is_before, is_lately,
         count(distinct message_id) as messages, count(distinct (conversation_id, episode)) as conversations
       from (
         select ${expression} as line, matched_text as text, facts.message_id as message_id,
           facts.conversation_id as conversation_id, episode, week, team, is_human_agent, is_now, is_before, is_lately
         from tags ${join}
         join (select message_id, conversation_id, episode, week, team, is_human_agent,
                 ${spans.map(({ name, sql }) => `case when ${sql} then 1 else 0 end as is_${name}`).join(', ')}
               from message_facts
               where is_public and is_scored and (${where.sql}) and (${spans.map(({ sql }) => sql).join(' or ')})
         ) facts using (message_id)
         where tags.tag = '${tag}'
       ) group by grouping sets (
         (is_human_agent, line, week, team, is_now, is_before, is_lately), (is_human_agent, line, text, is_now), (is_human_agent, is_now)
       ) order by messages desc, text`,
    Object.assign({}, params, where.params, ...spans.map((span) => span.params)),
  );
  const counts = rows.filter(({ text }) => text === null);
  return {
    // Rows of any line know only whether they are of the period.
    now: counts.filter(({ is_now }) => is_now === 1),
    before: counts.filter(({ is_before }) => is_before === 1),
    lately: counts.filter(({ is_lately }) => is_lately === 1),
    said: rows.flatMap(({ line, text, is_now, isPeople, messages }) =>
      line !== null && text !== null && is_now === 1 ? [{ line, text, isPeople, messages }] : [],
    ),
  };
}

function spanOf(name: string, days: Filters | null): { sql: string; params: Params } {
  if (!days?.from || !days.to) return { sql: 'false', params: {} };
  return {
    sql: `(day >= $${name}_from::date and day <= $${name}_to::date)`,
    params: { [`${name}_from`]: days.from, [`${name}_to`]: days.to },
  };
}
