/** Is a conversation over, or does the export only stop in the middle of it? */
import type { Settings } from '../../src/lib/model/settings';
import type { Channel } from '../../src/lib/model/words';

const CLOSED = new Set(['closed', 'solved', 'resolved', 'done', 'completed', 'archived']);
const MINUTE = 60_000;

/** True for the words by which helpdesks say that a conversation is over. */
export function isClosedStatus(status: string | null): boolean {
  return CLOSED.has((status ?? '').trim().toLowerCase());
}

/**
 * Open: not closed by its status, and silent for no longer than the idle window of its channel
 * when the export was made. `exportedAt` is the export's own last instant, never the wall clock.
 */
export function isOpenAt(
  conversation: { status: string | null; channel: Channel },
  lastMessageAt: Date,
  settings: Pick<Settings, 'idleMinutes'>,
  exportedAt: Date,
): boolean {
  if (isClosedStatus(conversation.status)) return false;
  return exportedAt.getTime() - lastMessageAt.getTime() <= settings.idleMinutes[conversation.channel] * MINUTE;
}
