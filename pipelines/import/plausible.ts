/**
 * Times that cannot be: a message from next year would make every conversation before it look finished, and one from 1970
 * is a time that was missing. Such messages are kept as rejects, not guessed at.
 */
import type { MessageRecord, RejectedRecord } from '../records';

/** Helpdesks that can be exported are younger than this. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** Clocks and zones may be off by a day, not more. */
const AHEAD_MS = 2 * 86_400_000;

/**
 * @param record number of the record in its file
 * @returns why a message cannot be used; null when its time is one
 */
export function implausible(message: MessageRecord, record: number, now = Date.now()): RejectedRecord | null {
  const at = message.sentAt.getTime();
  if (at >= EARLIEST && at <= now + AHEAD_MS) return null;
  const found = Number.isNaN(at) ? 'no time' : message.sentAt.toISOString();
  const expected = at > now ? 'lies in the future' : 'is what a missing time becomes';
  const of =
    message.conversationId === null ? '' : ` Message ${message.id ?? ''} of conversation ${message.conversationId}.`;
  return {
    kind: 'rejected',
    record,
    field: 'sent_at',
    reason: `Expected a time between 1990 and today, found ${found}, which ${expected}.${of} Set it right in the file and import again.`,
    raw: JSON.stringify(message),
  };
}
