/** Was the customer asked to wait, told how long, asked whether that is bearable, and offered another way if not? */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { PromiseFactRow } from '../../src/lib/model/partrows';
import type { Episode } from './episode';
import { patternOf } from './patterns';
import alternativeWords from './patterns/alternative.json';
import questionWords from './patterns/wait_question.json';
import refusalWords from './patterns/wait_refusal.json';
import requestWords from './patterns/wait_request.json';

const REQUEST = patternOf(requestWords);
const QUESTION = patternOf(questionWords);
const REFUSAL = patternOf(refusalWords);
const ALTERNATIVE = patternOf(alternativeWords);

export type Waiting = Pick<
  ConversationFactRow,
  'has_wait_request' | 'has_wait_estimate' | 'has_wait_question' | 'has_wait_refusal' | 'has_wait_alternative'
>;

const NOT_ASKED: Waiting = {
  has_wait_request: false,
  has_wait_estimate: null,
  has_wait_question: null,
  has_wait_refusal: null,
  has_wait_alternative: null,
};

/** A promise asks to wait as well: for what is promised. @param promises of the episode */
export function waitingOf({ turns, agents }: Episode, promises: readonly PromiseFactRow[]): Waiting {
  const asking = new Set(promises.map(({ message_id }) => message_id));
  const asks = agents.filter((message) => asking.has(message.message_id) || REQUEST.test(message.text));
  if (asks.length === 0) return NOT_ASKED;
  const refused = turns.findIndex(
    ({ side, messages }, i) =>
      side === 'customer' &&
      messages.some(({ text }) => REFUSAL.test(text)) &&
      turns[i - 1]?.messages.some((message) => asks.includes(message)),
  );
  const after = refused < 0 ? [] : turns.slice(refused + 1).filter(({ side }) => side === 'agent');
  return {
    has_wait_request: true,
    has_wait_estimate: promises.some(({ due_at }) => due_at !== null),
    has_wait_question: agents.some(({ text }) => QUESTION.test(text)),
    has_wait_refusal: refused >= 0,
    has_wait_alternative:
      refused < 0 ? null : after.some(({ messages }) => messages.some(({ text }) => ALTERNATIVE.test(text))),
  };
}
