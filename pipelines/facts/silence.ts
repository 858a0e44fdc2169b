/** Did the customer go silent: after an answer that settled nothing, not a word? It may still mean satisfaction. */
import { isThanks } from './closing';
import type { Episode } from './episode';
import { hasTag } from './message';
import type { Turn } from './turns';

/** Null while the episode is open, and when no customer wrote in it. */
export function wentSilent({ isOpen, turns, customerTurns }: Episode): boolean | null {
  const last = turns.at(-1);
  if (isOpen || !last || customerTurns.length === 0) return null;
  return last.side === 'agent' && !isSettled(turns, turns.length - 1);
}

/** True when a turn of the team needs no answer: it reports back, or the customer has already been content. */
export function isSettled(turns: readonly Turn[], at: number): boolean {
  if (turns[at]!.messages.some((message) => hasTag(message, 'followup_kept'))) return true;
  return isPleasedReply(turns, at - 1);
}

/** True for a customer's turn that thanks or is glad, in answer to the team: "thanks in advance" answers nobody. */
export function isPleasedReply(turns: readonly Turn[], at: number): boolean {
  return at > 0 && turns[at]!.messages.some(({ mood, text }) => mood === 'pleased' || isThanks(text));
}
