/**
 * What went wrong between people: conflict for its own sake, a suspicion, personal details that nobody had given, and,
 * where a team chose to look, contempt in internal notes.
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Settings } from '../../src/lib/model/settings';
import { isSuspicious } from './behaviours';
import type { Episode } from './episode';
import { hasTag, isHumanAgent, type FactMessage } from './message';
import { patternOf } from './patterns';
import contemptWords from './patterns/contempt.json';
import personalWords from './patterns/personal_detail.json';

const CONTEMPT = patternOf(contemptWords);
const PERSONAL = patternOf(personalWords);
/** So many abusive sentences without any problem named, or more than this share of all sentences (methodology M28). */
const MANY_ABUSES = 3;
const MOSTLY = 0.5;

export type Conduct = Pick<
  ConversationFactRow,
  'is_conflict' | 'has_calm_reply' | 'has_suspicion' | 'has_personal_detail' | 'has_note_contempt'
>;

export function conductOf(episode: Episode, kind: ConversationFactRow['kind'], { readNotes }: Settings): Conduct {
  const replies = episode.agents.filter(({ is_public }) => is_public);
  const isFight = isConflict(episode.customer, kind);
  const notes = readNotes ? episode.messages.filter((message) => isHumanAgent(message) && !message.is_public) : [];
  return {
    is_conflict: isFight,
    has_calm_reply:
      isFight && replies.length > 0 ? !replies.some((message) => hasTag(message, 'blame', 'defensive')) : null,
    has_suspicion: replies.some(isSuspicious),
    has_personal_detail: replies.some((message) => isIntrusive(message, episode.customer)),
    has_note_contempt: notes.length > 0 ? notes.some(({ text }) => CONTEMPT.test(text)) : null,
  };
}

/** First-time anger about a problem is no conflict: only words without any. */
function isConflict(customer: readonly FactMessage[], kind: ConversationFactRow['kind']): boolean {
  let abusive = 0;
  for (const { hits } of customer)
    abusive += new Set(hits.filter(({ tag }) => tag === 'abuse').map(({ sentence }) => sentence)).size;
  if (abusive === 0) return false;
  const hasNoProblem = kind === null || kind === 'conflict' || kind === 'other';
  if (abusive >= MANY_ABUSES && hasNoProblem) return true;
  const sentences = customer.reduce((sum, { text }) => sum + (text.match(/[^.!?\n]+[.!?]*/g)?.length ?? 0), 0);
  return abusive / Math.max(1, sentences) > MOSTLY;
}

/** A detail that the customer named is theirs to hear again. */
function isIntrusive({ text }: FactMessage, customer: readonly FactMessage[]): boolean {
  const [found] = PERSONAL.exec(text) ?? [];
  if (found === undefined) return false;
  const words = (found.toLowerCase().match(/[a-z]{5,}/g) ?? []).filter((word) => !COMMON.has(word));
  return !words.some((word) => customer.some((message) => message.text.toLowerCase().includes(word)));
}

const COMMON = new Set(['noticed', 'notice', 'currently', 'found', 'could', 'checked', 'looked', 'youre']);
