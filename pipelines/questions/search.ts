/** Looks for one question in the stored messages: where it was asked, where it could have been, and what came back. */
import type { AnswerCorrection, Question } from '../../src/lib/model/questions';
import { ANSWER_DAYS } from '../../src/lib/model/questions';
import type { QuestionAnswerRow, QuestionAskRow, QuestionPlace } from '../../src/lib/model/questionrows';
import { askIn, wordingsOf, type FoundAsk } from '../../src/lib/text/question/ask';
import { contentOf } from '../../src/lib/text/question/likeness';
import { isClosingOnly } from '../facts/closing';
import { quoted, streamOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { contentOfQuestion } from './answer';
import { outcomeOf, type Ask, type Reply } from './outcome';

export interface Search {
  question: Question;
  /** of answers to it, oldest first */
  corrections: readonly AnswerCorrection[];
  /** the instants between which it is asked */
  from: Date;
  to: Date;
  /** `source:account` -> the instant the account's export reaches to */
  exportedAt: ReadonlyMap<string, Date>;
}

interface Said extends QuestionPlace {
  message_id: string;
  role: string;
  text: string;
  sent_at: Date;
  account: string;
  /** a person or bot of the team, in the days of the question, with words of it */
  may_ask: boolean;
}

export const instant = (at: Date) => `${quoted(at.toISOString().replace('Z', ''))}::timestamp`;

/** Columns that the tables of questions take from the episode; days as the text that a row has. */
const PLACE = `f.conversation_id, f.episode, f.source, f.channel, f.team, f.agent_id, f.customer_id, f.language, f.kind, f.mood_start`;
const DAYS = 'f.day::varchar as day, f.week::varchar as week';
const SPOKEN = `messages m join message_facts mf using (message_id)
  join conversation_facts f on f.conversation_id = mf.conversation_id and f.episode = mf.episode`;

/** Replaces what question_episodes, question_asks and question_answers say of the question. */
export async function searchQuestion(database: Database, search: Search): Promise<void> {
  const { connection } = database;
  const { question } = search;
  const id = quoted(question.id);
  for (const table of ['question_episodes', 'question_asks', 'question_answers'])
    await connection.run(`delete from ${table} where question_id = ${id}`);
  await connection.run(`
    create or replace table staging.near_asks (conversation_id varchar, episode integer, is_asked boolean,
      near_likeness double, near_text varchar, near_message_id varchar, near_start_offset integer, near_end_offset integer)`);
  const asks = await openWriter<QuestionAskRow>(connection, 'question_asks');
  const answers = await openWriter<QuestionAnswerRow>(connection, 'question_answers');
  const near = await openWriter(connection, 'near_asks', 'staging');
  const wordings = wordingsOf(question);
  const content = contentOfQuestion(question);
  for await (const conversation of conversationsOf(database, search)) {
    for (const [episode, { ask, nearest }] of asksByEpisode(conversation, wordings, question.id)) {
      near.append({
        ...{ conversation_id: conversation[0]!.conversation_id, episode, is_asked: ask !== null },
        ...(ask === null && nearest && nearRow(nearest)),
      });
      if (!ask) continue;
      const replies = repliesTo(ask, conversation);
      const correction = search.corrections.findLast(({ message_id }) => message_id === ask.message_id);
      const exportedAt = search.exportedAt.get(conversation[0]!.account) ?? conversation.at(-1)!.sent_at;
      const rows = outcomeOf({ question, content }, ask, replies, exportedAt, correction);
      asks.append(rows.ask);
      if (rows.answer) answers.append(rows.answer);
    }
  }
  for (const writer of [asks, answers, near]) writer.close();
  await writeEpisodes(database, search);
  await markFirst(database, question.id);
}

/** What the customer wrote after the ask, and until when nobody of the team had written again. */
function repliesTo({ message_id }: Ask, conversation: readonly Said[]): Reply[] {
  const later = conversation.slice(conversation.findIndex((said) => said.message_id === message_id) + 1);
  const first = later.findIndex(({ role }) => role === 'customer');
  const next = later.findIndex(({ role }, i) => role !== 'customer' && i > first);
  return later.flatMap(({ role, message_id, text, sent_at }, i) =>
    role === 'customer' ? [{ message_id, text, sent_at, isNextTurn: next < 0 || i < next }] : [],
  );
}

type Near = { message_id: string; found: FoundAsk };

/** The first ask of each episode, and the sentence that came nearest. */
function asksByEpisode(conversation: readonly Said[], wordings: ReturnType<typeof wordingsOf>, id: string) {
  const episodes = new Map<number, { ask: Ask | null; nearest: Near | null }>();
  for (const said of conversation) {
    const found = said.may_ask ? askIn(wordings, said.text, isClosingOnly) : null;
    if (!found) continue;
    const known = episodes.get(said.episode) ?? { ask: null, nearest: null };
    const { message_id, sent_at: asked_at } = said;
    if (found.isAsked) known.ask ??= { place: placeOf(said, id), message_id, asked_at, found };
    else if (found.likeness > (known.nearest?.found.likeness ?? 0)) known.nearest = { message_id, found };
    episodes.set(said.episode, known);
  }
  return episodes;
}

/** The episode that a message belongs to, as the tables of questions have it. */
function placeOf(said: Said, question_id: string): QuestionPlace {
  const { conversation_id, episode, source, channel, team, agent_id, customer_id } = said;
  const { language, kind, mood_start, day, week } = said;
  return {
    ...{ question_id, conversation_id, episode, source, channel, team, agent_id, customer_id },
    ...{ language, kind, mood_start, day, week },
  };
}

function nearRow({ message_id, found }: Near) {
  return {
    near_likeness: found.likeness,
    near_text: found.text,
    near_message_id: message_id,
    near_start_offset: found.start,
    near_end_offset: found.end,
  };
}

/** Conversations in which somebody may have asked, with what was said publicly and can be read, in order of time. */
async function* conversationsOf(database: Database, { question, from, to }: Search): AsyncGenerator<Said[]> {
  const mayAsk = `m.role in ('agent', 'bot') and m.sent_at >= ${instant(from)} and m.sent_at < ${instant(to)}
    and ${holdsWordsOf(question)}`;
  const sql = `
    select ${PLACE}, ${DAYS}, f.source || ':' || f.account_id as account, m.message_id, m.role, m.text, m.sent_at, (${mayAsk}) as may_ask
    from ${SPOKEN}
    where m.is_public and m.is_scored and m.sent_at >= ${instant(from)}
      and m.sent_at < ${instant(to)} + interval ${ANSWER_DAYS} day
      and m.conversation_id in (select conversation_id from messages m where m.is_public and m.is_scored and ${mayAsk})
    order by f.conversation_id, m.sent_at, m.position`;
  let conversation: Said[] = [];
  for await (const said of streamOf<Said>(await database.connect(), sql)) {
    if (conversation.length && conversation[0]?.conversation_id !== said.conversation_id) {
      yield conversation;
      conversation = [];
    }
    conversation.push(said);
  }
  if (conversation.length) yield conversation;
}

/** A message that holds too few words of any wording cannot come near it; the engine sees that much faster. */
function holdsWordsOf({ text, variants }: Question): string {
  const wordings = wordingsOf({ text, variants }).map((words) => [...contentOf(words)]);
  const counts = wordings.map((words) => {
    if (words.length === 0) return 'true';
    const held = words.map((word) => `contains(plain, ${quoted(word)})::integer`).join(' + ');
    return `${held} >= ${Math.min(2, words.length)}`;
  });
  const plain = 'strip_accents(lower(m.text))';
  return `(${counts.map((count) => `(${count.replaceAll('contains(plain,', `contains(${plain},`)})`).join(' or ') || 'false'})`;
}

/** Episodes in which a person answered in the days of the question could have held it. */
async function writeEpisodes({ connection }: Database, { question, from, to }: Search): Promise<void> {
  await connection.run(`
    insert into question_episodes by name
    select ${quoted(question.id)} as question_id, ${PLACE}, f.day, f.week,
      coalesce(near.is_asked, false) as is_asked,
      near_likeness, near_text, near_message_id, near_start_offset, near_end_offset
    from conversation_facts f left join staging.near_asks near using (conversation_id, episode)
    where f.is_scored and (f.conversation_id, f.episode) in (
      select (mf.conversation_id, mf.episode) from message_facts mf
      where mf.is_human_agent and mf.is_public and mf.sent_at >= ${instant(from)} and mf.sent_at < ${instant(to)})
    order by f.conversation_id, f.episode`);
}

/** A customer counts once for each question, however often it was asked or answered. */
async function markFirst({ connection }: Database, id: string): Promise<void> {
  for (const [table, time, isCounted] of [
    ['question_asks', 'asked_at', 'true'],
    ['question_answers', 'answered_at', `class not in ('declined', 'off_topic')`],
  ])
    await connection.run(`
      update ${table} set is_first = said.is_first from (
        select conversation_id, episode, ${isCounted} and
          row_number() over (partition by customer_id, ${isCounted} order by ${time}, conversation_id, episode) = 1 as is_first
        from ${table} where question_id = ${quoted(id)}
      ) said
      where ${table}.question_id = ${quoted(id)} and ${table}.conversation_id = said.conversation_id
        and ${table}.episode = said.episode`);
}
