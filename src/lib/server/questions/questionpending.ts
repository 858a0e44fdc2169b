/** Whether the figures hold what was decided about questions and answers to them. */
import type { AnswerCorrection, Question } from '../../model/questions';
import { decidedMark } from '../../text/question/mark';
import { readAnswerCorrections } from './answercorrections';
import { readQuestions } from './questions';
import { warehouse } from '../warehouse/warehouse';

export interface Decided {
  questions: Question[];
  /** in force */
  corrections: AnswerCorrection[];
  /** ids of the questions that the figures hold as they are decided now */
  held: Set<string>;
  /** something decided is not in the figures yet; never before the first import */
  isPending: boolean;
}

/** What was decided, before anything has been imported too. @throws WorkspaceProblem */
export async function decidedQuestions(folder: string): Promise<Decided> {
  const [questions, all] = await Promise.all([readQuestions(folder), readAnswerCorrections(folder)]);
  const corrections = all.filter(({ undone_at }) => undone_at === null);
  if (!(await warehouse(folder).exists())) return { questions, corrections, held: new Set(), isPending: false };
  const stored = await storedMarks(folder);
  const held = new Set(
    questions.filter((one) => stored.get(one.id) === decidedMark(one, corrections)).map(({ id }) => id),
  );
  return { questions, corrections, held, isPending: held.size < questions.length || stored.size > questions.length };
}

/** A warehouse that was written before there were questions has no such table. */
async function storedMarks(folder: string): Promise<Map<string, string>> {
  const ask = warehouse(folder);
  const [table] = await ask.query("select 1 as known from information_schema.tables where table_name = 'questions'");
  if (!table) return new Map();
  const rows = await ask.query<{ question_id: string; decided: string }>('select question_id, decided from questions');
  return new Map(rows.map(({ question_id, decided }) => [question_id, decided]));
}
