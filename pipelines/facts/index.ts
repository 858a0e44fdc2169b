/**
 * Messages with their tags to facts: one row an episode, a message, a turn and a promise, wide enough that a metric needs no join.
 * Pure: the same messages, settings and instant of export give the same rows on any machine.
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow, PromiseFactRow, TurnFactRow } from '../../src/lib/model/partrows';
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { episodeOf } from './episode';
import { splitEpisodes } from './episodes';
import type { FactMessage } from './message';
import { promiseRows } from './promises';
import { conversationRow, messageRows } from './rows';
import { turnRows } from './turnrows';

export interface Facts {
  conversations: ConversationFactRow[];
  messages: MessageFactRow[];
  turns: TurnFactRow[];
  promises: PromiseFactRow[];
}

/**
 * The facts of one conversation.
 * @param exportedAt the export's own last instant: what was unanswered then is still waiting
 * @throws RangeError when the settings name an unknown time zone
 */
export function conversationFacts(
  conversation: ConversationRow,
  messages: FactMessage[],
  settings: Settings,
  exportedAt: Date,
): Facts {
  const split = splitEpisodes(messages, settings.episodeGapDays);
  const episodes = split.map((own, i) =>
    episodeOf(own, i + 1, i === split.length - 1, conversation, settings, exportedAt),
  );
  const rows = episodes.map((episode) => messageRows(conversation, episode));
  const promises = episodes.map((episode) => promiseRows(conversation, episode, settings, exportedAt));
  return {
    conversations: episodes.map((episode, i) =>
      conversationRow(conversation, episode, rows[i]!, promises[i]!, settings, exportedAt),
    ),
    messages: rows.flat(),
    turns: episodes.flatMap((episode) => turnRows(conversation, episode, settings, exportedAt)),
    promises: promises.flat(),
  };
}

export { isOpenAt } from './open';
export type { FactHit, FactMessage } from './message';
