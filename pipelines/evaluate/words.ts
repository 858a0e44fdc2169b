/** The words of labelled records, and how they meet the product's where they differ. */
import { AGENT_TAGS, CUSTOMER_TAGS, MOODS, type Kind, type Mood, type TagId } from '../../src/lib/model/words';

export const TAGS: readonly TagId[] = [...AGENT_TAGS, ...CUSTOMER_TAGS];

/** What a reader of agent messages looks for by the guideline; a record that limits itself says so in `labelled`. */
export const GUIDELINE_TAGS: readonly TagId[] = [
  'apology',
  'admission',
  'acknowledgement',
  'empathy',
  'question',
  'appreciation',
  'cliche',
  'process_speak',
  'blame',
  'link_deflection',
  'wait_estimate',
  'promise',
];

/** So rare in real messages that one alone says little: they are also counted together. */
export const RARE_TAGS: readonly TagId[] = [
  'wait_estimate',
  'promise',
  'admission',
  'process_speak',
  'acknowledgement',
];

/** Tags of customers that are hardly more than the kind of their concern: who doubts the one doubts the other. */
export const KIND_TAGS: readonly TagId[] = ['bug', 'usability', 'idea', 'service', 'public_criticism'];

const OTHER_MOODS: Record<string, Mood> = { happy: 'pleased', neutral: 'none' };
export const MOOD_WORDS: readonly string[] = [...MOODS, ...Object.keys(OTHER_MOODS)];

/** The product's word for a labelled mood. */
export const moodOf = (word: string): Mood => OTHER_MOODS[word] ?? (word as Mood);

/** Kinds that some readers do not tell apart, and where they put them. */
const WIDER: Partial<Record<Kind, Kind>> = { public: 'service', conflict: 'other' };

/** The kind found, in the words of labels that tell apart only `known`; what was not found is "other". */
export function kindFound(found: Kind | null, known: ReadonlySet<Kind>): Kind {
  if (found === null) return 'other';
  const wider = WIDER[found];
  return wider && !known.has(found) ? wider : found;
}
