/** What became of one ask: rows of question_asks and question_answers. Pure. */
import { ANSWER_DAYS, type AnswerClass, type AnswerCorrection, type AskOutcome } from '../../src/lib/model/questions';
import type { QuestionAnswerRow, QuestionAskRow, QuestionPlace } from '../../src/lib/model/questionrows';
import type { FoundAsk } from '../../src/lib/text/question/ask';
import { answerIn, type Answer, type Asked, type Said } from './answer';

const DAY_MS = 86_400_000;

/** A message of the customer's after the ask. */
export interface Reply extends Said {
  message_id: string;
  sent_at: Date;
}

export interface Ask {
  place: QuestionPlace;
  message_id: string;
  asked_at: Date;
  found: FoundAsk;
}

/**
 * @param exportedAt up to where the export reaches: an ask is mature when the days for an answer were over then
 * @param replies in order of time; later ones than the days for an answer do not count
 * @param correction what a person said of the answer
 */
export function outcomeOf(
  { question, content }: Pick<Asked, 'question' | 'content'>,
  { place, message_id, asked_at, found }: Ask,
  replies: readonly Reply[],
  exportedAt: Date,
  correction: AnswerCorrection | undefined,
): { ask: QuestionAskRow; answer: QuestionAnswerRow | null } {
  const until = asked_at.getTime() + ANSWER_DAYS * DAY_MS;
  const inTime = replies.filter(({ sent_at }) => sent_at >= asked_at && sent_at.getTime() <= until);
  const read = answerIn({ question, content, isOnlyQuestion: found.isOnlyQuestion }, inTime);
  const answer = read && correction ? corrected(read, correction) : read;
  const reply = answer && inTime[answer.reply];
  const seconds = (instant: Date | number) => Math.max(0, (Number(instant) - asked_at.getTime()) / 1000);
  const isMatured = until <= exportedAt.getTime();
  const outcome = outcomeFor(answer?.class, isMatured);
  const answerSeconds = reply ? seconds(reply.sent_at) : null;
  const isAnswered = outcome === 'answered';
  const ask: QuestionAskRow = {
    ...place,
    message_id,
    start_offset: found.start,
    end_offset: found.end,
    matched_text: found.text,
    likeness: found.likeness,
    asked_at,
    is_near_closing: found.isNearClosing,
    is_only_question: found.isOnlyQuestion,
    is_matured: isMatured,
    outcome,
    answer_seconds: isAnswered ? answerSeconds : null,
    answer_outcome: isAnswered ? 'event' : outcome === 'pending' ? 'open' : 'ended',
    answer_followed_seconds:
      isAnswered || outcome === 'declined' ? (answerSeconds ?? 0) : seconds(Math.min(until, exportedAt.getTime())),
  };
  if (!answer || !reply) return { ask, answer: null };
  return {
    ask,
    answer: {
      ...place,
      asked_message_id: message_id,
      message_id: reply.message_id,
      start_offset: answer.start,
      end_offset: answer.end,
      answer_text: reply.text.slice(answer.start, answer.end),
      class: answer.class,
      low: answer.amount?.low ?? null,
      high: answer.amount?.high ?? null,
      point: answer.amount?.point ?? null,
      unit: question.unit,
      is_approximate: answer.amount?.isApproximate ?? false,
      is_corrected: correction !== undefined,
      is_matured: isMatured,
      answered_at: reply.sent_at,
      answer_seconds: answerSeconds ?? 0,
    },
  };
}

function outcomeFor(said: AnswerClass | undefined, isMatured: boolean): AskOutcome {
  if (said === 'declined') return 'declined';
  if (said && said !== 'off_topic') return 'answered';
  return isMatured ? 'unanswered' : 'pending';
}

/** A person sets class and value; which words answer stays what was read. */
function corrected(answer: Answer, { class: said, low, high }: AnswerCorrection): Answer {
  if (said !== 'number' || low === null) return { ...answer, class: said, amount: null };
  const point = high === null ? null : (low + high) / 2;
  return { ...answer, class: said, amount: { low, high, point, isApproximate: false } };
}
