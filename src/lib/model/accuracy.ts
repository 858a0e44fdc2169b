/**
 * How far tags can be trusted: what labelled messages say of the rules. The one shape that the command, the published
 * file (src/lib/tagging/accuracy.json), the warehouse, the pages and the README share. Figures only, never a text.
 */
import type { Interval } from './figures';
import { AGENT_TAGS, CUSTOMER_TAGS, KINDS, MOODS, SIGNALS, TONE_BANDS } from './words';

/** A share 0…1 with its 95 % interval. */
export interface Rate extends Interval {
  value: number;
}

/** One yes-or-no question, asked of many messages. null where there is nothing to divide by; null is not zero. */
export interface Score {
  /** messages that carry it, by their labels */
  n: number;
  /** messages that were asked about it */
  messages: number;
  /** the rules said yes, and so do the labels */
  right: number;
  /** the rules said yes, the labels say no */
  wrong: number;
  /** the rules said no, the labels say yes */
  missed: number;
  /** right of all that the rules said yes to; Wilson's interval */
  precision: Rate | null;
  /** right of all that the labels say yes to; Wilson's interval */
  recall: Rate | null;
  /** harmonic mean of both; null when no message carries it */
  f1: number | null;
}

/** Where a label stands in a record: a tag, or one value of a customer's mood, tone, kind, complaint or signals. */
export const SCORED = ['tag', 'mood', 'tone', 'kind', 'complaint', 'signal'] as const;
export type Scored = (typeof SCORED)[number];

/** Everything that can be scored, in the order of the glossary. */
export const SCORABLE: Readonly<Record<Scored, readonly string[]>> = {
  tag: [...AGENT_TAGS, ...CUSTOMER_TAGS],
  mood: MOODS,
  tone: TONE_BANDS,
  kind: KINDS,
  complaint: ['complaint'],
  signal: SIGNALS,
};

export interface NamedScore extends Score {
  scored: Scored;
  /** tag id, mood, band, kind or signal; "complaint" for a complaint */
  name: string;
  /** only hits of this grade count; null: of any grade */
  grade: string | null;
}

/** A question with several answers of which one is right. */
export interface FieldScore {
  field: Field;
  /** messages that were asked about it */
  n: number;
  /** share of the right answers; Wilson's interval */
  accuracy: Rate | null;
  /** mean F1 of the answers that the labels give at least once */
  macroF1: number | null;
}
export const FIELDS = ['mood', 'tone', 'kind'] as const;
export type Field = (typeof FIELDS)[number];

/** Several rare tags counted together, because each alone is too rare to say much. */
export interface PooledScore extends Score {
  tags: string[];
}

/** How well the tone goes with people's ratings of the same texts: Pearson's r, interval by Fisher's z. */
export interface Agreement {
  n: number;
  r: number | null;
  interval: Interval | null;
}

export interface Accuracy {
  messages: number;
  scores: NamedScore[];
  fields: FieldScore[];
  pooled: PooledScore | null;
  agreement: Agreement | null;
}

/** Whether the rules were written with a look at these messages. Only "held out" says what to expect of new ones. */
export const USES = ['held out', 'tuned on', 'own'] as const;
export type Use = (typeof USES)[number];

export interface MeasuredSet extends Accuracy {
  /** with `use` the key: the parts of one labelled set bear one name */
  name: string;
  /** what the messages are, one sentence */
  about: string;
  use: Use;
  language: string;
  /** local day, YYYY-MM-DD */
  measuredOn: string;
  /** rules version that was measured */
  rules: string;
  /** hash over what the engine said to the project's own labelled messages: code changes show here */
  behaviour: string;
}

/** The words for a set: its name, and what its messages were to those who wrote rules. */
export const nameWithUse = ({ name, use }: Pick<MeasuredSet, 'name' | 'use'>): string =>
  `${name} (${use === 'own' ? 'written for the project' : use})`;

/** What pages say of a set beside its figures. */
export type SetShown = Pick<MeasuredSet, 'name' | 'use' | 'about' | 'language' | 'messages' | 'measuredOn' | 'rules'>;

/** One tag, mood, tone, kind or signal, and what each set says of it. */
export interface TrustRow {
  label: string;
  /** sets by name and use */
  /** empty: no set at hand asked about it */
  found: { set: string; score: Score }[];
}

/** How far the tags behind a figure can be trusted, for its page. */
export interface Trust {
  rows: TrustRow[];
  agreements: { set: string; agreement: Agreement }[];
  sets: SetShown[];
  /** where what was measured is not what is shown, a sentence each */
  remarks: string[];
}
