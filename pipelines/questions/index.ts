/**
 * Questions of the week in the warehouse: what was decided about them, and where each was asked and answered. A
 * question is looked for again when its record, a correction of an answer, or anything said while it was asked is
 * another one; the others stay as they are.
 */
import { createHash } from 'node:crypto';
import { ANSWER_DAYS, type AnswerCorrection, type Question } from '../../src/lib/model/questions';
import type { QuestionRow } from '../../src/lib/model/questionrows';
import { lint } from '../../src/lib/text/question/lint';
import { decidedMark } from '../../src/lib/text/question/mark';
import type { Decisions } from '../decisions';
import { startOfDay } from '../privacy/forgotten';
import { quoted, rowsOf, valueOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { instant, searchQuestion, type Search } from './search';

type Decided = Pick<Decisions, 'questions' | 'answers' | 'settings'>;

const DAY_MS = 86_400_000;

/** Whether other questions or corrections of answers were decided than the warehouse holds. */
export async function hasOtherQuestions(database: Database, { questions, answers }: Decided): Promise<boolean> {
  const stored = await storedMarks(database);
  return (
    stored.size !== questions.length ||
    questions.some((question) => stored.get(question.id)?.decided !== decidedMark(question, answers))
  );
}

/** Brings the tables of questions up to date. @returns the ids of those that were looked for */
export async function bringQuestions(
  database: Database,
  { questions, answers, settings }: Decided,
  exportedAt: ReadonlyMap<string, Date>,
): Promise<string[]> {
  const { connection } = database;
  const stored = await storedMarks(database);
  const searched: string[] = [];
  const rows: QuestionRow[] = [];
  for (const question of questions) {
    const corrections = answersTo(question, answers);
    const search: Search = {
      ...{ question, corrections, exportedAt },
      from: startOfDay(question.active_from, settings.timezone),
      to: startOfDay(dayAfter(question.active_to), settings.timezone),
    };
    const row = rowOf(question, corrections, await corpusMark(database, search));
    rows.push(row);
    const known = stored.get(question.id);
    if (known?.decided === row.decided && known.corpus === row.corpus) continue;
    await searchQuestion(database, search);
    searched.push(question.id);
  }
  const listed = questions.map(({ id }) => quoted(id)).join(', ') || 'null';
  for (const table of ['question_episodes', 'question_asks', 'question_answers'])
    await connection.run(`delete from ${table} where (question_id in (${listed})) is not true`);
  await connection.run('delete from questions');
  const writer = await openWriter<QuestionRow>(connection, 'questions');
  for (const row of rows) writer.append(row);
  writer.close();
  return searched;
}

function rowOf(
  { id, learned, ...question }: Question,
  corrections: readonly AnswerCorrection[],
  corpus: string,
): QuestionRow {
  const { score, grade } = lint(question.text);
  const decided = decidedMark({ id, ...question, ...(learned && { learned }) }, corrections);
  return {
    question_id: id,
    ...question,
    learned: learned ?? null,
    lint_score: score,
    lint_grade: grade,
    decided,
    corpus,
  };
}

function answersTo({ id }: Question, answers: readonly AnswerCorrection[]): AnswerCorrection[] {
  return answers.filter(({ question_id }) => question_id === id);
}

/** One number for all that the search looks at, whatever the order of rows. */
async function corpusMark({ connection }: Database, { from, to, exportedAt }: Search): Promise<string> {
  const mature = new Date(to.getTime() + ANSWER_DAYS * DAY_MS);
  const mark = await valueOf<string>(
    connection,
    `select concat_ws(' ', count(*), sum(hash(m.message_id, m.text, m.role, m.is_public, m.is_scored, m.sent_at, m.language,
         f.conversation_id, f.episode, f.source, f.account_id, f.channel, f.team, f.agent_id, f.customer_id, f.language, f.kind,
         f.mood_start, f.day, f.week, f.is_scored, mf.is_human_agent)::hugeint))
     from messages m join message_facts mf using (message_id)
     join conversation_facts f on f.conversation_id = mf.conversation_id and f.episode = mf.episode
     where m.sent_at >= ${instant(from)} and m.sent_at < ${instant(mature)}`,
  );
  // An export that reaches beyond the days for answers says nothing new about them.
  const reach = [...exportedAt].map(([account, at]) => `${account} ${Math.min(Number(at), Number(mature))}`).sort();
  const content = JSON.stringify([Number(from), Number(to), mark, reach]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

type Marks = Map<string, { decided: string; corpus: string }>;

async function storedMarks({ connection }: Database): Promise<Marks> {
  const rows = await rowsOf<{ question_id: string; decided: string; corpus: string }>(
    connection,
    'select question_id, decided, corpus from questions',
  );
  return new Map(rows.map(({ question_id, ...marks }) => [question_id, marks]));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
