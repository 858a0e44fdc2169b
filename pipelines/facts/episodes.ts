/** One conversation may hold several episodes: somebody writes into last spring's thread about something new. */
import { isSpoken, type FactMessage } from './message';

const DAY = 86_400_000;

/**
 * Splits messages, in order of time, where more than `gapDays` lie between two that were heard.
 * Notes and system events keep no episode alive and begin none: they stay with what came before.
 */
export function splitEpisodes(messages: readonly FactMessage[], gapDays: number): FactMessage[][] {
  const episodes: FactMessage[][] = [];
  let heardAt: number | null = null;
  for (const message of inOrder(messages)) {
    const at = message.sent_at.getTime();
    const isNew = heardAt !== null && isSpoken(message) && at - heardAt > gapDays * DAY;
    const current = episodes.at(-1);
    if (!current || isNew) episodes.push([message]);
    else current.push(message);
    if (isSpoken(message)) heardAt = at;
  }
  return episodes;
}

function inOrder(messages: readonly FactMessage[]): FactMessage[] {
  return [...messages].sort((a, b) => a.sent_at.getTime() - b.sent_at.getTime() || a.position - b.position);
}
