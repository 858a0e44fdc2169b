/**
 * How long each turn of the customer waited for the next word of a person. A last turn that only says goodbye waits for
 * nothing; any other that nobody answered is one on which the team let the customer have the last word.
 */
import { isClosingOnly, isThanks } from './closing';
import type { Episode } from './episode';
import { NO_WAIT, waitBetween, type Wait } from './waits';

/** @param at index of a turn of the customer */
export function answerTo(episode: Episode, at: number, exportedAt: Date): Wait {
  const asked = episode.turns[at]!.messages.at(-1)!;
  const answer = episode.turns[at + 1]?.messages[0] ?? null;
  if (!answer && needsNoAnswer(asked.text)) return NO_WAIT;
  return waitBetween(asked.sent_at, answer?.sent_at ?? null, episode, exportedAt);
}

/** True when the customer wrote last, wanted an answer, and got none; null while one may still come. */
export function hasUnansweredLastWord({ turns, isOpen }: Episode): boolean | null {
  if (isOpen) return null;
  const last = turns.at(-1);
  return last?.side === 'customer' && !needsNoAnswer(last.messages.at(-1)!.text);
}

function needsNoAnswer(text: string): boolean {
  return isClosingOnly(text) || (isThanks(text) && !text.includes('?'));
}
