/** What a conversation cost its customer: being handed on, answering twice, and time at the keyboard. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Episode } from './episode';
import { secondsBetween } from './localtime';
import { isSpoken } from './message';
import { patternOf } from './patterns';
import requestedWords from './patterns/requested.json';

/** Seconds: a longer pause in a chat is spent on something else (methodology M41). */
const LONGEST_ACTIVE = 300;

const ANY = patternOf(requestedWords);
const REQUESTED = requestedWords.patterns.map((pattern) => patternOf({ patterns: [pattern] }));
/** Naming an order number is not asking for it. */
const ASKS = /\?|\b(?:please|could you|can you|send|share|provide|confirm|tell me|let me know|need|may i have)\b/i;

export type Effort = Pick<
  ConversationFactRow,
  'transfer_count' | 'repeated_request_count' | 'active_seconds' | 'customer_active_seconds' | 'agent_active_seconds'
>;

export function effortOf({ channel }: ConversationRow, episode: Episode): Effort {
  const people = new Set(episode.agents.filter(({ is_public }) => is_public).map(({ author_id }) => author_id)).size;
  return {
    transfer_count: Math.max(0, people - 1),
    repeated_request_count: repeatedRequests(episode),
    ...(channel === 'chat' ? activeTime(episode) : NOT_ACTIVE),
  };
}

/** How often a piece of information was asked for again, in a later turn. */
function repeatedRequests({ turns }: Episode): number {
  const asked = new Map<RegExp, number>();
  for (const { side, messages } of turns) {
    if (side !== 'agent' || !messages.some(({ text }) => ANY.test(text))) continue;
    const sentences = messages.flatMap(({ text }) => text.split(/(?<=[.!?\n])\s+/)).filter((text) => ASKS.test(text));
    for (const piece of REQUESTED)
      if (sentences.some((text) => piece.test(text))) asked.set(piece, (asked.get(piece) ?? 0) + 1);
  }
  return [...asked.values()].reduce((sum, times) => sum + times - 1, 0);
}

const NOT_ACTIVE = { active_seconds: null, customer_active_seconds: null, agent_active_seconds: null };

/** Pauses between messages, each for five minutes at most; a pause belongs to who wrote next. */
function activeTime({ messages }: Episode) {
  const spoken = messages.filter(isSpoken);
  let [customer, others] = [0, 0];
  spoken.slice(1).forEach((message, i) => {
    const active = Math.min(secondsBetween(spoken[i]!.sent_at, message.sent_at), LONGEST_ACTIVE);
    if (message.role === 'customer') customer += active;
    else others += active;
  });
  return { active_seconds: customer + others, customer_active_seconds: customer, agent_active_seconds: others };
}
