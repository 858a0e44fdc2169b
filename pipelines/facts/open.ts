/** Is a conversation over, or does the export only stop in the middle of it? */
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';

const CLOSED = new Set(['closed', 'solved', 'resolved', 'done', 'completed', 'archived']);
const MINUTE = 60_000;

/** What the helpdesk says; where the format could not tell, the usual words for a conversation that is over. */
function isClosed({ is_closed, status }: Pick<ConversationRow, 'is_closed' | 'status'>): boolean {
  return is_closed ?? CLOSED.has((status ?? '').trim().toLowerCase());
}

/**
 * Open: not closed by its status, and silent for no longer than the idle window of its channel
 * when the export was made. `exportedAt` is the export's own last instant, never the wall clock.
 */
export function isOpenAt(
  conversation: Pick<ConversationRow, 'status' | 'is_closed' | 'channel'>,
  lastMessageAt: Date,
  settings: Pick<Settings, 'idleMinutes'>,
  exportedAt: Date,
): boolean {
  if (isClosed(conversation)) return false;
  return exportedAt.getTime() - lastMessageAt.getTime() <= settings.idleMinutes[conversation.channel] * MINUTE;
}
