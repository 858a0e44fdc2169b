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

/** `pending` and `undoing`: decided, and not in the figures yet. */
export type ShownState = CorrectionState | 'pending' | 'undoing' | 'undone';

/** A correction as pages show it; names of agents are masked as in the transcript. */
export interface ShownCorrection {
  id: string;
  at: string;
  field: CorrectedField;
  tag: TagId | null;
  /** "Cliché", "Mood" */
  title: string;
  words: string | null;
  before: string | null;
  after: string | null;
  reason: string | null;
  state: ShownState;
}

/** A line of the log. */
export interface LoggedCorrection extends ShownCorrection {
  conversationId: string;
  /** the id a person sees in the helpdesk, else our own */
  shownId: string;
  /** of the message in its conversation; null when it is gone */
  position: number | null;
  undoneAt: string | null;
}

/** How often people disagreed with one tag: a hint to the quality of its rules, not a measure of it. */
export interface CorrectedTag {
  tag: TagId;
  title: string;
  takenAway: number;
  added: number;
  /** hits in the figures today, those that people added included */
  found: number;
}

export interface CorrectionLog {
  /** newest first */
  corrections: LoggedCorrection[];
  /** most disagreement first */
  tags: CorrectedTag[];
  timezone: string;
  rulesVersion: string;
}

/** What a person sends to make a correction. Values are those of Correction; words are as the page shows them. */
export interface AskedCorrection {
  message: string;
  field: CorrectedField;
  after: string | null;
  tag?: TagId;
  grade?: string | null;
  /** of a tag to add: the words, and about where they stand in the shown text; none for the whole message */
  words?: string;
  near?: number;
  /** of a tag to take away: the place of its hit in the stored text */
  start?: number;
  end?: number;
  reason?: string;
}

/** Grades a person can choose for a tag that is added; the first is offered first. */
export const GRADES: Partial<Record<TagId, readonly string[]>> = {
  empathy: ['specific', 'stock'],
  appreciation: ['specific', 'stock'],
  apology: ['specific', 'plain', 'conditional', 'canned'],
};
