/**
 * Corrections: what a person says about one message against what the rules found there. Kept in the workspace, applied
 * after tagging, so that they outlive a re-import, a retag and an apply.
 */
import type { TagId } from './words';

export const CORRECTED_FIELDS = ['tag', 'mood', 'kind', 'complaint', 'tone'] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** The rule that a hit names which a person added. */
export const CORRECTION_RULE = 'correction';

export interface Correction {
  id: string;
  /** when it was made, ISO 8601 in UTC */
  at: string;
  conversation_id: string;
  message_id: string;
  field: CorrectedField;
  /** with field `tag`: which one; else null */
  tag: TagId | null;
  /** of a tag that is added, where its tag has grades */
  grade: string | null;
  /** with field `tag`: the words it is about; null for the whole message */
  words: string | null;
  /** where the words stood when the correction was made, UTF-16 offsets; the text may be cleaned otherwise later */
  start: number | null;
  end: number | null;
  /** a tag or complaint: `true` or `false`; mood, kind, tone band: the word; null: nothing was said */
  before: string | null;
  after: string | null;
  reason: string | null;
  /** set when somebody took the correction back; it stays in the log and is no longer in force */
  undone_at: string | null;
}

/** `no_longer_fits`: the message or the words are gone, or the message is no longer scored. */
export type CorrectionState = 'applied' | 'no_longer_fits';
