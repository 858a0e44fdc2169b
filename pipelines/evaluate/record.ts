/**
 * Reads one labelled record: {"id", "text", "context", "tags", …} of an agent, or {"id", "text", "mood", …} of a
 * customer. The fields tell whose message it is; an explicit `role` wins. Nothing is guessed: a record with a word
 * that is not known is set aside and named, because a misspelt label would count as a miss of the rules.
 */
import {
  KINDS,
  SIGNALS,
  TONE_BANDS,
  type Kind,
  type Mood,
  type Signal,
  type TagId,
  type ToneBand,
} from '../../src/lib/model/words';
import { MOOD_WORDS, moodOf, TAGS } from './words';

export const GRADES_OF_EMPATHY = ['specific', 'stock', 'none'] as const;
const LABELLED_ROLES = ['agent', 'customer'] as const;
const CUSTOMER_FIELDS = ['mood', 'tone', 'complaint', 'kind', 'signals'];

export interface Labelled {
  id: string;
  role: (typeof LABELLED_ROLES)[number];
  text: string;
  context: string | undefined;
  /** null where the record does not say; what it does not say is not scored */
  tags: TagId[] | null;
  empathy: (typeof GRADES_OF_EMPATHY)[number] | null;
  /** the only tags that the reader looked for; null: all of the guideline */
  labelled: TagId[] | null;
  mood: Mood | null;
  tone: ToneBand | null;
  complaint: boolean | null;
  kind: Kind | null;
  signals: Signal[] | null;
  /** tags, fields and signals on which readers did not agree: left out */
  disputed: string[];
  disputedSignals: string[];
}

/** What is wrong with a record, for a person. */
export class WrongLabel extends Error {
  /** @param field null when the line as a whole is no record */
  constructor(field: string | null, expected: string, found: unknown) {
    const where = field === null ? '' : `field ${field}: `;
    super(`${where}expected ${expected}, found ${found === undefined ? 'nothing' : JSON.stringify(found)}.`);
  }
}

/** @throws WrongLabel naming the field and what was expected there */
export function labelledFrom(record: Record<string, unknown>): Labelled {
  const role = roleOf(record);
  const mood = optionalWord(record, 'mood', MOOD_WORDS);
  return {
    id: idOf(record),
    role,
    text: textIn(record, 'text'),
    context: record.context === undefined || record.context === null ? undefined : textIn(record, 'context'),
    tags: role === 'agent' || 'tags' in record ? words<TagId>(record, 'tags', TAGS) : null,
    empathy: optionalWord(record, 'empathy', GRADES_OF_EMPATHY),
    labelled: 'labelled' in record ? words<TagId>(record, 'labelled', TAGS) : null,
    mood: mood === null ? null : moodOf(mood),
    tone: optionalWord(record, 'tone', TONE_BANDS),
    complaint: complaintIn(record),
    kind: optionalWord(record, 'kind', KINDS),
    signals: 'signals' in record ? words<Signal>(record, 'signals', SIGNALS) : null,
    disputed: 'disputed' in record ? words(record, 'disputed', [...TAGS, ...CUSTOMER_FIELDS]) : [],
    disputedSignals: 'disputed_signals' in record ? words(record, 'disputed_signals', SIGNALS) : [],
  };
}

function roleOf(record: Record<string, unknown>): Labelled['role'] {
  const named = optionalWord(record, 'role', LABELLED_ROLES);
  if (named) return named;
  if (CUSTOMER_FIELDS.some((field) => field in record)) return 'customer';
  if ('tags' in record || 'empathy' in record) return 'agent';
  throw new WrongLabel(
    'role',
    `agent or customer, or labels that tell it (tags; ${CUSTOMER_FIELDS.join(', ')})`,
    undefined,
  );
}

function idOf({ id }: Record<string, unknown>): string {
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  throw new WrongLabel('id', 'a string', id);
}

function textIn(record: Record<string, unknown>, field: string): string {
  const value = record[field];
  if (typeof value === 'string') return value;
  throw new WrongLabel(field, 'a string', value);
}

function complaintIn({ complaint }: Record<string, unknown>): boolean | null {
  if (complaint === undefined || complaint === null) return null;
  if (typeof complaint === 'boolean') return complaint;
  throw new WrongLabel('complaint', 'true or false', complaint);
}

function optionalWord<Word extends string>(
  record: Record<string, unknown>,
  field: string,
  known: readonly Word[],
): Word | null {
  const value = record[field];
  if (value === undefined || value === null) return null;
  if ((known as readonly unknown[]).includes(value)) return value as Word;
  throw new WrongLabel(field, `one of ${known.join(', ')}`, value);
}

function words<Word extends string>(record: Record<string, unknown>, field: string, known: readonly string[]): Word[] {
  const value = record[field];
  if (!Array.isArray(value)) throw new WrongLabel(field, `a list of ${known.join(', ')}`, value);
  const strange: unknown = value.find((word) => !known.includes(word as string));
  if (strange !== undefined) throw new WrongLabel(field, `only ${known.join(', ')}`, strange);
  return value as Word[];
}
