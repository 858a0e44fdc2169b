/** How criticism in public was handled (methodology M25): understood first, then put right. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow } from '../../src/lib/model/partrows';
import type { Episode } from './episode';
import { hasTag, sideOf, type FactMessage } from './message';
import { patternOf } from './patterns';
import actionWords from './patterns/action_taken.json';
import privateWords from './patterns/private_channel.json';
import remedyWords from './patterns/remedy.json';

const ACTION = patternOf(actionWords);
const PRIVATE = patternOf(privateWords);
const REMEDY = patternOf(remedyWords);

export type Criticism = Pick<
  ConversationFactRow,
  | 'has_listened_first'
  | 'has_remedy_question'
  | 'has_action_report'
  | 'has_private_channel'
  | 'has_takedown_request'
  | 'participant_count'
  | 'answered_participant_count'
>;

const NO_CRITICISM: Criticism = {
  has_listened_first: null,
  has_remedy_question: null,
  has_action_report: null,
  has_private_channel: null,
  has_takedown_request: null,
  participant_count: null,
  answered_participant_count: null,
};

export function criticismOf({ agents, customer, voices }: Episode, kind: MessageFactRow['kind']): Criticism {
  if (kind !== 'public') return NO_CRITICISM;
  const replies = agents.filter(({ is_public }) => is_public);
  const some = (pattern: RegExp) => replies.some(({ text }) => pattern.test(text));
  const people = new Set(customer.map(({ author_id }) => author_id));
  const answered = new Set(customer.filter((message) => isAnswered(message, voices)).map(({ author_id }) => author_id));
  return {
    has_listened_first: hasListenedFirst(replies),
    has_remedy_question: some(REMEDY),
    has_action_report: some(ACTION) || replies.some((message) => hasTag(message, 'followup_kept')),
    has_private_channel: some(PRIVATE),
    has_takedown_request: replies.some((message) => hasTag(message, 'takedown_request')),
    participant_count: people.size,
    answered_participant_count: answered.size,
  };
}

/** A question, an acknowledgement or empathy, and no apology before it. */
function hasListenedFirst(replies: readonly FactMessage[]): boolean {
  const hits = replies.flatMap((message, i) => message.hits.map(({ tag, start_offset }) => ({ tag, i, start_offset })));
  const first = (...tags: string[]) =>
    hits.filter(({ tag }) => tags.includes(tag)).sort((a, b) => a.i - b.i || a.start_offset - b.start_offset)[0];
  const listened = first('question', 'acknowledgement', 'empathy', 'perspective');
  if (!listened) return false;
  const apology = first('apology');
  return (
    !apology || listened.i < apology.i || (listened.i === apology.i && listened.start_offset < apology.start_offset)
  );
}

function isAnswered(message: FactMessage, voices: readonly FactMessage[]): boolean {
  return voices.slice(voices.indexOf(message) + 1).some((later) => sideOf(later) === 'agent');
}
