/** What the rules say of one message that stands alone: the same as `undertone tag`. */
import type { Role } from '../../src/lib/model/words';
import { tagMessage, type Tagged } from '../../src/lib/tagging';
import { settleLanguages } from '../../src/lib/text';

const NOTHING: Tagged = {
  words: 0,
  tone: null,
  toneEvidence: 0,
  toneBand: null,
  toneWords: [],
  mood: null,
  isComplaint: null,
  kind: null,
  signals: [],
  gravity: null,
  tags: [],
};

/** A message that is not taken for English is not read, in an evaluation as in an import: nothing is found in it. */
export function readingOf(role: Role, text: string, context?: string): Tagged {
  const [settled] = settleLanguages([{ authorKey: null, role, text }]);
  return settled?.isScored ? tagMessage({ role, text, context }) : NOTHING;
}
