/**
 * The first rows of a table and what its columns were taken for: a CSV at once in the browser, everything else as soon
 * as the importer has looked at it.
 */
import Papa from 'papaparse';
import {
  guessMapping,
  instantReader,
  publicBy,
  shapeOfInstants,
  type DateReading,
  type InstantShape,
  type Mapping,
  type MappingField,
  type TableSample,
} from '../../mapping';
import type { Role } from '../../model/words';

/** Read here, it is named as the person named it; told by the importer, as the importer names it. */
export type Preview = TableSample;

const SAMPLE_BYTES = 256 * 1024;
const SAMPLE_ROWS = 200;
/** Values of one column that are asked about: a column with more of them says something else. */
const MOST_VALUES = 30;
/** Columns of twcs.csv: conversations are its threads of answers, so there is no column to choose for them. */
const REPLY_GRAPH = ['tweet_id', 'in_response_to_tweet_id'];
const NEEDED = ['conversation', 'role', 'sent_at', 'text'] as const;

/**
 * The preview of a CSV, or null when the file is no such table (JSON, a compressed file, one column only).
 * The importer's own sample takes its place as soon as it is there; this is for the time until then.
 */
export async function previewOf(file: File): Promise<Preview | null> {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return null;
  const text = decoded(bytes);
  if (text === null || /^\s*[[{]/.test(text)) return null;
  const { data } = Papa.parse<string[]>(text, { preview: SAMPLE_ROWS + 1, skipEmptyLines: 'greedy' });
  const [header, ...rows] = data;
  if (!header || header.length < 2 || REPLY_GRAPH.every((name) => header.includes(name))) return null;
  // The last row of a cut sample may be cut itself.
  const whole = file.size > SAMPLE_BYTES && rows.length < SAMPLE_ROWS ? rows.slice(0, -1) : rows;
  return { file: file.name, header, rows: whole, guess: guessMapping(header, whole) };
}

/** True when every column that an import cannot do without is chosen: what is shown may then be taken as it stands. */
export const isComplete = ({ guess }: Preview): boolean => NEEDED.every((field) => guess.mapping.columns[field]);

/** How many of the columns that an import needs were found: the table among several files that is worth showing. */
export const foundColumns = ({ guess }: Preview): number =>
  NEEDED.filter((field) => guess.mapping.columns[field]).length;

/** A value of a column and what it stands for; null where only a person can tell. */
export interface ValueMeaning<Meaning> {
  value: string;
  means: Meaning | null;
}

/** Each value of the role column and who it stands for; at most thirty, those that nobody knows first. */
export const rolesOf = (preview: Preview): ValueMeaning<Role>[] =>
  valuesOf(preview, 'role', (value) => preview.guess.mapping.roles?.[value.toLowerCase()] ?? null);

/** Each value of the column that tells notes from answers, and whether the customer saw the message; likewise. */
export const publicValuesOf = (preview: Preview): ValueMeaning<boolean>[] =>
  valuesOf(preview, 'is_public', (value) => publicBy(preview.guess.mapping, value));

function valuesOf<Meaning>(
  { header, rows, guess }: Preview,
  field: MappingField,
  meaningOf: (value: string) => Meaning | null,
): ValueMeaning<Meaning>[] {
  const place = header.indexOf(guess.mapping.columns[field] ?? '');
  const values = place < 0 ? [] : rows.map((row) => (row[place] ?? '').trim()).filter(Boolean);
  const different = [...new Map(values.map((value) => [value.toLowerCase(), value])).values()];
  const meanings = different.map((value) => ({ value, means: meaningOf(value) }));
  return meanings.sort((one, other) => Number(one.means !== null) - Number(other.means !== null)).slice(0, MOST_VALUES);
}

/** The two ways to read dates such as 03/04/2025, each on a value of the table; empty when the column decides by itself. */
export function dateReadingsOf({ header, rows, guess }: Preview): DateReading[] {
  return shapeOfSentAt({ header, rows, guess })?.readings ?? [];
}

/** True when the table's times carry no zone of their own. */
export const needsZone = (preview: Preview): boolean => shapeOfSentAt(preview)?.isNaive ?? false;

function shapeOfSentAt({ header, rows, guess }: Pick<Preview, 'header' | 'rows' | 'guess'>): InstantShape | null {
  const place = header.indexOf(guess.mapping.columns.sent_at ?? '');
  return place < 0 ? null : shapeOfInstants(rows.map((row) => row[place] ?? ''));
}

/** True while a question stands that no guess can answer: what a value means, or whether the day or the month comes first. */
export const isAsking = (preview: Preview): boolean =>
  [...rolesOf(preview), ...publicValuesOf(preview)].some(({ means }) => means === null) ||
  (dateReadingsOf(preview).length > 0 && preview.guess.mapping.dateFormat === undefined);

/** A problem, note or reason in the words of this page, where a choice stands in place of options and mapping files. */
export const onPage = (problem: string): string =>
  problem
    .replace(/: say --dates .*$/, '. Choose below which comes first.')
    .replace(/ under "roles"( in a mapping file)?/, ' below')
    .replace(/ unless the mapping says otherwise \(.*?\}\}\)/, '')
    .replace(/ in a mapping file: \{"companyDomains".*?\}/, ' below')
    .replace(', --account NAME,', ' (below)');

/** One message of the table as it would be imported. */
export interface ShownMessage {
  role: Role | null;
  /** null: the time cannot be read */
  at: Date | null;
  isPublic: boolean;
  text: string;
}

const SHOWN_CONVERSATIONS = 3;
const SHOWN_MESSAGES = 4;

/** The first conversations of the table as the columns stand now; empty while one of those needed is not chosen. */
export function firstConversations(preview: Preview, timezone: string): { id: string; messages: ShownMessage[] }[] {
  if (!isComplete(preview)) return [];
  const { header, rows, guess } = preview;
  const { columns, roles, dateFormat, dateLanguage } = guess.mapping;
  const place = (field: MappingField) => header.indexOf(columns[field] ?? '');
  const cell = (row: string[], field: MappingField) => (row[place(field)] ?? '').trim();
  const read = instantReader(dateFormat, timezone, dateLanguage);
  const found = new Map<string, ShownMessage[]>();
  for (const row of rows) {
    const id = cell(row, 'conversation');
    const text = cell(row, 'text');
    if (id === '' || text === '' || (!found.has(id) && found.size === SHOWN_CONVERSATIONS)) continue;
    const messages = found.get(id) ?? [];
    found.set(id, messages);
    const isPublic = publicBy(guess.mapping, cell(row, 'is_public')) ?? true;
    const role = roles?.[cell(row, 'role').toLowerCase()] ?? null;
    messages.push({ role, at: read(cell(row, 'sent_at'))?.at ?? null, isPublic, text });
  }
  const byTime = (one: ShownMessage, other: ShownMessage) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0);
  return [...found].map(([id, messages]) => ({ id, messages: messages.toSorted(byTime).slice(0, SHOWN_MESSAGES) }));
}

/** The same table with columns that a person has set. */
export const withMapping = (preview: Preview, given: Partial<Mapping>): Preview => ({
  ...preview,
  guess: guessMapping(preview.header, preview.rows, given),
});

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
