/** Reads what a customer wrote: mood, complaint, kind and signals, each resting on the phrases that it returns. */
import type { Kind, Mood, Signal } from '../model/words';
import type { Analysis } from './analyse';
import { type Hit, RuleBook } from './engine';
import { isComplaintOf, kindOf } from './kinds';
import { isEmphatic, moodOf } from './moods';
import { RULES, WORD_LISTS } from './rules';
import { signalsOf } from './signals';
import type { Tone } from './tone';

export interface CustomerReading {
  hits: Hit[];
  mood: Mood;
  isComplaint: boolean;
  /** null when nothing speaks. */
  kind: Kind | null;
  signals: Signal[];
}

let book: RuleBook | null = null;

/**
 * Reads one message.
 * @param tone of the same message, as toneOf gives it
 */
export function readCustomer(analysis: Analysis, tone: Tone): CustomerReading {
  book ??= new RuleBook(
    RULES.filter((rule) => rule.speaker === 'customer'),
    WORD_LISTS,
  );
  const hits = book.read(analysis);
  const isComplaint = isComplaintOf(hits, tone);
  const asks = hits.some((hit) => hit.tag === 'how_question') || analysis.sentences.some((s) => s.isQuestion);
  return {
    hits,
    mood: moodOf(hits, { tone, isComplaint, asks, isEmphatic: isEmphatic(analysis) }),
    isComplaint,
    kind: kindOf(hits, isComplaint),
    signals: signalsOf(hits),
  };
}
