/** Did the customer go silent: after an answer that settled nothing, not a word? It may still mean satisfaction. */
import { isThanks } from './closing';
import type { Episode } from './episode';
import { hasTag } from './message';

/** Null while the episode is open, and when no customer wrote in it. */
export function wentSilent({ isOpen, turns, customerTurns }: Episode): boolean | null {
  const last = turns.at(-1);
  if (isOpen || !last || customerTurns.length === 0) return null;
  if (last.side === 'customer') return false;
  if (last.messages.some((message) => hasTag(message, 'followup_kept'))) return false;
  // The first turn is left out: who begins with "thanks in advance" has not been helped yet.
  const reply = turns.findLastIndex(({ side }) => side === 'customer');
  const isReply = reply > 0;
  const pleased = turns[reply]!.messages.some(({ mood, text }) => mood === 'pleased' || isThanks(text));
  return !(isReply && pleased);
}
