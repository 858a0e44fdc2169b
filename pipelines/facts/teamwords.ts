/** What the people of the team wrote in an episode, summed over their messages. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow } from '../../src/lib/model/partrows';

export type TeamWords = Pick<
  ConversationFactRow,
  | 'blame_sentence_count'
  | 'has_process_speak'
  | 'has_defensive'
  | 'has_thanks'
  | 'emoji_count'
  | 'has_emoji_mismatch'
  | 'has_risky_joke'
  | 'can_do_count'
  | 'must_do_count'
>;

export function teamWords(rows: readonly MessageFactRow[]): TeamWords {
  const own = rows.filter((row) => row.is_human_agent && row.is_public);
  const sum = (field: 'blame_sentence_count' | 'emoji_count' | 'can_do_count' | 'must_do_count') =>
    own.reduce((total, row) => total + row[field], 0);
  return {
    blame_sentence_count: sum('blame_sentence_count'),
    has_process_speak: own.some((row) => row.has_process_speak),
    has_defensive: own.some((row) => row.has_defensive),
    has_thanks: own.some((row) => row.has_thanks),
    emoji_count: sum('emoji_count'),
    has_emoji_mismatch: own.some((row) => row.has_emoji_mismatch),
    has_risky_joke: own.some((row) => row.has_risky_joke),
    can_do_count: sum('can_do_count'),
    must_do_count: sum('must_do_count'),
  };
}
