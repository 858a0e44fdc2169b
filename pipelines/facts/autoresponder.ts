/**
 * What an automatic text gives to who has to wait for a person: how long it takes, and an invitation to say how they feel
 * and why it matters, as something they may leave out. A text that only says "please wait" gives nothing of it.
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { isClosingOnly, isThanks } from './closing';
import type { Episode } from './episode';
import { hasTag, isMachine, sideOf, type FactMessage } from './message';
import { patternOf } from './patterns';
import feelingWords from './patterns/bot_feeling.json';
import whyWords from './patterns/bot_why.json';
import optionalWords from './patterns/optional.json';
import { sentencesOf } from './sentences';

const FEELING = patternOf(feelingWords);
const WHY = patternOf(whyWords);
const OPTIONAL = patternOf(optionalWords);
/** Shorter sentences ("Thanks.", "Hello Anna,") may well come twice. */
const SHORTEST_WORDS = 4;

export type Autoresponder = Pick<
  ConversationFactRow,
  | 'autoresponder_score'
  | 'has_bot_estimate'
  | 'has_bot_feeling_prompt'
  | 'has_bot_why_prompt'
  | 'has_bot_optional'
  | 'has_bot_repetition'
  | 'has_bot_cliche'
  | 'is_bot_resolved'
>;

const NO_BOT: Autoresponder = {
  autoresponder_score: null,
  has_bot_estimate: null,
  has_bot_feeling_prompt: null,
  has_bot_why_prompt: null,
  has_bot_optional: null,
  has_bot_repetition: null,
  has_bot_cliche: null,
  is_bot_resolved: false,
};

const isAutomatic = (message: FactMessage): boolean =>
  message.is_public && (message.role === 'bot' || isMachine(message));

export function autoresponderOf({ messages, agents, customer }: Episode): Autoresponder {
  const automatic = messages.filter(isAutomatic);
  if (automatic.length === 0) return NO_BOT;
  const some = (pattern: RegExp) => automatic.some(({ text }) => pattern.test(text));
  const given = [
    automatic.some((message) => hasTag(message, 'wait_estimate')),
    some(FEELING),
    some(WHY),
    some(OPTIONAL),
  ] as const;
  const last = customer.at(-1);
  const isBotLast = last !== undefined && messages.indexOf(automatic[0]!) < messages.indexOf(last);
  return {
    autoresponder_score: given.filter(Boolean).length,
    has_bot_estimate: given[0],
    has_bot_feeling_prompt: given[1],
    has_bot_why_prompt: given[2],
    has_bot_optional: given[3],
    has_bot_repetition: repeatsItself(messages),
    has_bot_cliche: automatic.some((message) => hasTag(message, 'cliche')),
    is_bot_resolved:
      agents.length === 0 && isBotLast && (last.mood === 'pleased' || isThanks(last.text) || isClosingOnly(last.text)),
  };
}

/** The same sentence twice while the customer waited for a person. */
function repeatsItself(messages: readonly FactMessage[]): boolean {
  let said = new Set<string>();
  for (const message of messages) {
    if (sideOf(message) === 'agent') said = new Set();
    if (!isAutomatic(message)) continue;
    for (const { text } of sentencesOf(message.text)) {
      const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
      if (words.length < SHORTEST_WORDS) continue;
      const sentence = words.join(' ');
      if (said.has(sentence)) return true;
      said.add(sentence);
    }
  }
  return false;
}
