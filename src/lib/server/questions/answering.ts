/** What somebody says of an answer on a page -> a correction that the workspace keeps. */
import { ANSWER_CLASSES, type Amount, type AnswerCorrection, type Question } from '../../model/questions';
import { amountsIn } from '../../text/question/amounts';
import { inUnit } from '../../text/question/inunit';
import { correctAnswer } from './answercorrections';
import { BadRequest } from '../http/errors';
import { readQuestions } from './questions';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** What a page sends: the message that asked, what its answer is, and of a number its value in words or digits. */
export interface AskedAnswer {
  question: string;
  ask: string;
  class: string;
  value?: string;
  reason?: string;
}

const LONGEST_REASON = 500;

/** @throws BadRequest when the ask, the class or the value is not there; nothing is written then */
export async function sayAnswer(asked: Partial<AskedAnswer>, folder = dataFolder()): Promise<AnswerCorrection> {
  const question = (await readQuestions(folder)).find(({ id }) => id === asked.question);
  if (!question) throw new BadRequest('This question is no longer there. Reload the page.', 404);
  const said = ANSWER_CLASSES.find((known) => known === asked.class);
  if (!said) throw new BadRequest(`"class": expected one of ${ANSWER_CLASSES.join(', ')}.`);
  const [ask] = await warehouse(folder).query<{ conversation_id: string; asked_message_id: string }>(
    `select conversation_id, asked_message_id from question_answers
     where question_id = $question and asked_message_id = $ask limit 1`,
    { question: question.id, ask: typeof asked.ask === 'string' ? asked.ask : '' },
  );
  if (!ask) throw new BadRequest('This answer is no longer there. Reload the page.', 404);
  const amount = said === 'number' ? amountOf(question, String(asked.value ?? '')) : null;
  return correctAnswer(
    {
      ...{ question_id: question.id, conversation_id: ask.conversation_id, message_id: ask.asked_message_id },
      ...{ class: said, low: amount?.low ?? null, high: amount?.high ?? null },
      reason: typeof asked.reason === 'string' ? asked.reason.trim().slice(0, LONGEST_REASON) || null : null,
    },
    folder,
  );
}

/** Read as customers' words are, so that "twice a week" can be typed as it was said. */
function amountOf({ unit }: Question, value: string): Amount {
  const [amount] = amountsIn(value).flatMap((found) => inUnit(unit, found) ?? []);
  if (amount) return amount;
  const shown = value.trim().slice(0, 60);
  throw new BadRequest(
    `"${shown}" is no number in this question’s unit${unit === 'none' ? '' : ` (${unit})`}; expected one such as 3, 2-3, more than 20` +
      `${unit === 'times/month' ? ' or twice a week' : ''}.`,
  );
}
