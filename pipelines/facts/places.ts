/** Where in an episode something stands: what came first is asked of sentences, and one message holds several. */
import type { FactHit, FactMessage } from './message';

export interface Place {
  /** index of the message */
  message: number;
  /** UTF-16 offset into its text */
  offset: number;
}

/** The first place that `find` knows in a message, in order of the messages; null when none has one. */
export function firstPlace(
  messages: readonly FactMessage[],
  find: (message: FactMessage) => number | null | undefined,
): Place | null {
  for (const [index, message] of messages.entries()) {
    const offset = find(message);
    if (offset !== null && offset !== undefined) return { message: index, offset };
  }
  return null;
}

/** The offset of the first hit that is one; hits stand in order. */
export function hitOffset(message: FactMessage, is: (hit: FactHit) => boolean): number | null {
  return message.hits.find(is)?.start_offset ?? null;
}

/** Does one stand before the other? What is nowhere stands after everything. */
export function isBefore(one: Place | null, other: Place | null): boolean {
  if (!one) return false;
  if (!other) return true;
  return one.message < other.message || (one.message === other.message && one.offset < other.offset);
}
