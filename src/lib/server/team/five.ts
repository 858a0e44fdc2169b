/**
 * Five conversations to talk about: at most three that went badly and two that went beautifully, by rules that the page
 * shows, at most one of each agent. The same data give the same five; nobody is chosen by a score of their person.
 */
import type { Filters } from '../../filters';
import { FIVE_RULES, type Five, type FiveRule, type TalkAbout } from '../../model/five';
import type { ListItem } from '../../model/list';
import { coverage } from '../report/coverage';
import { daysInWords, daysOfData, daysOfWeekPage } from '../report/days';
import { agentNames, warehouseInfo } from '../people/info';
import { listItems } from '../list/listrows';
import { toneInWords } from '../report/sentences';
import { warehouse } from '../warehouse/warehouse';
import { whereOf, type FactTable } from '../report/where';
import { dataFolder } from '../workspace/workspace';

const MOST_CONCERNS = 3;
const MOST_PRAISED = 2;
/** Of each rule so many are looked at, in case the first ones are of agents who are chosen already. */
const CANDIDATES = 25;
const UPSET = "('anxious', 'frustrated', 'angry', 'disappointed')";

interface Candidate {
  conversation_id: string;
  episode: number;
  agent_id: string | null;
  message_id: string | null;
  start_offset: number | null;
  end_offset: number | null;
  tone_start: number | null;
  tone_end: number | null;
  days_over: number | null;
}

/** What each rule looks for, best first; ties by id, so that the same data give the same five. */
const RULES: Record<FiveRule, { table: FactTable; sql: (where: string) => string }> = {
  fall: {
    table: 'conversation_facts',
    sql: (where) => `select conversation_id, episode, agent_id, tone_start, tone_end from conversation_facts
      where ${where} and lift <= -0.2 order by lift, conversation_id`,
  },
  broken_promise: {
    table: 'promise_facts',
    sql: (where) => `select conversation_id, episode, agent_id, message_id, start_offset, end_offset,
        date_diff('second', due_at, (select max(value)::timestamp from warehouse_info where key = 'exported_at')) / 86400.0 as days_over
      from promise_facts where ${where} and is_promise and outcome = 'broken' order by due_at, conversation_id`,
  },
  blame: {
    table: 'message_facts',
    sql: (
      where,
    ) => `select facts.conversation_id, facts.episode, facts.agent_id, facts.message_id, hit.start_offset, hit.end_offset
      from (select * from message_facts where ${where} and has_blame and is_human_agent and is_public
            and customer_mood_before in ${UPSET}) facts
      join (select message_id, min(start_offset) as start_offset, argMin(end_offset, start_offset) as end_offset
            from tags where tag = 'blame' group by message_id) hit using (message_id)
      order by facts.blame_sentence_count desc, facts.conversation_id`,
  },
  explained_first: {
    table: 'conversation_facts',
    sql: (where) => `select conversation_id, episode, agent_id, tone_start, tone_end from conversation_facts
      where ${where} and empathy_order in ('explanation_then_empathy', 'explanation_only')
      order by tone_start nulls last, conversation_id`,
  },
  beautiful: {
    table: 'conversation_facts',
    sql: (where) => `select conversation_id, episode, agent_id, tone_start, tone_end from conversation_facts
      where ${where} and mood_start in ${UPSET} and first_own_words_empathy_outcome = 'event' and tone_end >= 0.25
      order by lift desc nulls last, conversation_id`,
  },
};

/**
 * The five of the days in the URL, else of the last whole week in which something was written.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function five(filters: Filters, folder = dataFolder()): Promise<Five | null> {
  const [days, info] = await Promise.all([daysOfData(folder), warehouseInfo(folder)]);
  if (!days) return null;
  const { from, to } = daysOfWeekPage(filters, days, info.weekStart);
  const within = { ...filters, from, to };
  const [line, ...found] = await Promise.all([
    coverage(within, folder),
    ...FIVE_RULES.map(async ({ id }) => ({ id, candidates: await candidatesOf(id, within, folder) })),
  ]);
  const picked = pick(found);
  const items = await listItems([...new Set(picked.map(({ candidate }) => candidate.conversation_id))], folder);
  const chosen = await Promise.all(picked.map(({ id, candidate }) => talkAbout(id, candidate, items, folder)));
  return {
    coverage: line,
    days: { from, to, label: daysInWords(from, to) },
    chosen: chosen.flatMap((one) => one ?? []),
    empty: FIVE_RULES.map(({ id }) => id).filter((id) => !picked.some((one) => one.id === id)),
  };
}

function candidatesOf(id: FiveRule, filters: Filters, folder: string): Promise<Candidate[]> {
  const { table, sql } = RULES[id];
  const where = whereOf(filters, table);
  return warehouse(folder).query<Candidate>(`${sql(`(${where.sql})`)} limit ${CANDIDATES}`, where.params);
}

interface Picked {
  id: FiveRule;
  candidate: Candidate;
}

/** Rule by rule the first whose agent and conversation are not chosen yet. */
function pick(found: { id: FiveRule; candidates: Candidate[] }[]): Picked[] {
  const picked: Picked[] = [];
  const isFree = (one: Candidate) =>
    picked.every(
      ({ candidate }) =>
        candidate.conversation_id !== one.conversation_id &&
        (one.agent_id === null || candidate.agent_id !== one.agent_id),
    );
  const take = (id: FiveRule, most: number) => {
    for (const candidate of found.find((one) => one.id === id)?.candidates ?? []) {
      if (most === 0) return;
      if (!isFree(candidate)) continue;
      picked.push({ id, candidate });
      most -= 1;
    }
  };
  for (const { id, isPraise } of FIVE_RULES) if (!isPraise && picked.length < MOST_CONCERNS) take(id, 1);
  for (const { id, isPraise } of FIVE_RULES) if (isPraise) take(id, MOST_PRAISED);
  return picked;
}

async function talkAbout(
  rule: FiveRule,
  candidate: Candidate,
  items: ListItem[],
  folder: string,
): Promise<TalkAbout | null> {
  const item = items.find(
    ({ conversationId, episode }) => conversationId === candidate.conversation_id && episode === candidate.episode,
  );
  if (!item) return null;
  const said = candidate.message_id ? await sentenceOf(candidate, folder) : null;
  return {
    rule,
    reason: reasonOf(rule, candidate),
    quote: said?.quote ?? null,
    position: said?.position ?? null,
    item,
  };
}

function reasonOf(rule: FiveRule, { tone_start, tone_end, days_over }: Candidate): string {
  const from = tone_start === null ? null : toneInWords(tone_start);
  const to = tone_end === null ? null : toneInWords(tone_end);
  switch (rule) {
    case 'fall':
      return `The customer sounded ${from} at the beginning and ${to} at the end (${points(tone_start)} to ${points(tone_end)}).`;
    case 'broken_promise': {
      const days = Math.floor(days_over ?? 0);
      return days < 1
        ? 'The time that we named is over, and nothing came.'
        : `The time that we named was over ${days === 1 ? 'a day' : `${days} days`} before the export ended, and nothing came.`;
    }
    case 'blame':
      return 'The customer sounded upset, and our reply put it on them.';
    case 'explained_first':
      return `The customer sounded ${from ?? 'upset'} and read why before anybody showed that they understood.`;
    case 'beautiful':
      return `Came sounding ${from} and left sounding ${to} (${points(tone_start)} to ${points(tone_end)}), with empathy in our own words.`;
  }
}

/** The sentence around a span, masked: a span alone is often too short to be understood. */
async function sentenceOf(
  { message_id, start_offset, end_offset }: Candidate,
  folder: string,
): Promise<{ quote: string; position: number } | null> {
  const [[row], names] = await Promise.all([
    warehouse(folder).query<{ text: string; position: number }>(
      'select text, position from messages where message_id = $message_id',
      { message_id },
    ),
    agentNames(folder),
  ]);
  if (!row) return null;
  const [start, end] = [start_offset ?? 0, end_offset ?? row.text.length];
  const before = row.text.slice(0, start).search(/[^.!?\n]*$/);
  const after = row.text.slice(end).search(/[.!?\n]|$/);
  const quote = row.text
    .slice(before, end + after + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return { quote: names.mask(quote), position: row.position };
}

function points(tone: number | null): string {
  const rounded = Math.round((tone ?? 0) * 100);
  return rounded < 0 ? `−${-rounded}` : rounded > 0 ? `+${rounded}` : '0';
}
