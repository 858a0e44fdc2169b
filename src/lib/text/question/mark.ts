/** What was decided about a question, as a short mark: whether the figures hold it is told by comparing two of them. */
import { createHash } from 'node:crypto';
import type { AnswerCorrection, Question } from '../../model/questions';

/** To be raised when what counts as an ask or an answer changes, so that every question is looked for again. */
const READING = 3;

/** @param corrections all in force; those of answers to other questions do not matter */
export function decidedMark(question: Question, corrections: readonly AnswerCorrection[]): string {
  const { id, text, variants, active_from, active_to, unit, type, learned = null } = question;
  const said = corrections
    .filter(({ question_id }) => question_id === id)
    .map((one) => [one.id, one.message_id, one.class, one.low, one.high]);
  const content = JSON.stringify([READING, id, text, variants, active_from, active_to, unit, type, learned, said]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
