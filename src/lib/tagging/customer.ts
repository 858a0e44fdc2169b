/** Reads what a customer wrote: tone band, mood, complaint, kind and signals, each resting on the phrases that it returns. */
import type { Kind, Mood, Signal, ToneBand } from '../model/words';
import type { Analysis } from './analyse';
import { customerBand } from './bands';
import { type Hit, RuleBook } from './engine';
import { feelingCues } from './feeling';
import { isComplaintOf, kindOf } from './kinds';
import { moodOf } from './moods';
import { RULES, WORD_LISTS } from './rules';
import { signalsOf } from './signals';
import type { Tone } from './tone';

export interface CustomerReading {
  hits: Hit[];
  band: ToneBand;
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
  const feeling = feelingCues(analysis, hits, tone);
  const band = customerBand(feeling);
  const isComplaint = isComplaintOf(hits, { band });
  return {
    hits,
    band,
    mood: moodOf(feeling),
    isComplaint,
    kind: kindOf(hits, isComplaint),
    signals: signalsOf(hits),
  };
}
