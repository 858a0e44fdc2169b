/** The first rows of a table, read in the browser, and what its columns were taken for. */
import Papa from 'papaparse';
import { guessMapping, type Mapping, type MappingGuess } from '../../mapping';

export interface Preview {
  header: string[];
  rows: string[][];
  guess: MappingGuess;
}

const SAMPLE_BYTES = 256 * 1024;
const SAMPLE_ROWS = 200;
/** Columns of twcs.csv: conversations are its threads of answers, so there is no column to choose for them. */
const REPLY_GRAPH = ['tweet_id', 'in_response_to_tweet_id'];
const NEEDED = ['conversation', 'role', 'sent_at', 'text'] as const;

/**
 * The preview of a CSV, or null when the file is no such table (JSON, a compressed file, one column only).
 * The importer reads the whole file again and decides by itself; this is for the person who checks the columns.
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
  return { header, rows: whole, guess: guessMapping(header, whole) };
}

/** True when every column that an import cannot do without is chosen: what is shown may then be taken as it stands. */
export const isComplete = ({ guess }: Preview): boolean => NEEDED.every((field) => guess.mapping.columns[field]);

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
