/** What a detector of redaction is. */
import type { RedactedKind } from '../../model/redaction';

/** A place in a text, in UTF-16 offsets, and what it is to be replaced by. */
export interface Found {
  /** a kind, or the name of a pattern of one's own */
  kind: string;
  start: number;
  end: number;
  mark: string;
}

/** What a first look at a text tells, so that the costly detectors run only where they may find something. */
export interface Glance {
  /** number of ASCII digits, counted up to MOST_DIGITS */
  digits: number;
  hasAt: boolean;
  hasAddress: boolean;
}

export interface Detector {
  kind: RedactedKind;
  /** Cheap; false only when `find` would find nothing. */
  mayFind(glance: Glance): boolean;
  /** In the order of the text, without overlaps. Linear in the length of the text. */
  find(text: string): Found[];
}

const MOST_DIGITS = 13;
const DIGIT = /\d/g;

/** One look at a text. */
export function glanceAt(text: string): Glance {
  let digits = 0;
  DIGIT.lastIndex = 0;
  while (digits < MOST_DIGITS && DIGIT.test(text)) digits += 1;
  return {
    digits,
    hasAt: text.includes('@') || text.includes('%40'),
    hasAddress: text.includes('://') || text.includes('www.'),
  };
}
