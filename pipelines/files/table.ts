/**
 * Streams the records of a delimited table. PapaParse does the parsing, through the same Parser class that its own
 * streamers drive: those swallow errors or cut characters at chunk borders, and give no back-pressure.
 * This file counts the records, keeps memory flat, and lets nothing vanish: a ragged record is told apart, and a quote
 * that is never closed ends the table with one record that says so.
 */
import Papa from 'papaparse';
import type { ExportFile } from '../records';

export interface TableShape {
  delimiter: string;
  newline: '\n' | '\r\n' | '\r';
  /** names as in the file, made unique; a nameless column is called "(column 3)" */
  header: string[];
  /** characters before the header: Excel's "sep=;" line */
  offset: number;
}

/** One record: its cells, or why it has none. Records are counted from 1, the header not counted. */
export type TableRecord =
  | { record: number; cells: string[]; problem?: undefined }
  | { record: number; cells: string[]; problem: string; raw: string };

/** A record longer than this is not a record: somewhere a quote was not closed. */
const LONGEST_RECORD = 16 * 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
/** How much of a broken text is kept word for word. */
export const RAW_LENGTH = 20_000;

/** Delimiter, line ends and header of a table, from its first characters. */
export function shapeOfTable(head: string): TableShape {
  const separatorLine = /^\s*"?sep=(.)"?[^\S\r\n]*\r?\n/.exec(head);
  const offset = separatorLine?.[0].length ?? 0;
  const text = head.slice(offset);
  const newline = newlineOf(text);
  const delimiter = separatorLine?.[1] ?? delimiterOf(text, newline);
  const first = sampleRecords(text, delimiter, newline, 1)[0] ?? [];
  return { delimiter, newline, header: uniqueNames(first), offset };
}

/** The first records of a text, header included, for guessing; a last one that is cut off is left out. */
export function sampleRecords(text: string, delimiter: string, newline: string, count: number): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: newline as '\n', preview: count + 8 });
  let rows = (parser.parse(text, 0, true) as { data: string[][] }).data;
  if (rows.length < count && text.length < LONGEST_RECORD) {
    // The whole table may be shorter than the sample and end without a line end.
    const all = new Papa.Parser({ delimiter, newline: newline as '\n' }).parse(text, 0, false) as { data: string[][] };
    if (all.data.length <= rows.length + 1) rows = all.data;
  }
  return rows
    .map((row) => withoutReturn(row, newline))
    .filter((row) => !isBlank(row))
    .slice(0, count);
}

/** All records after the header, in batches (one a chunk of text). */
export async function* readTable(
  file: ExportFile,
  shape: TableShape,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<TableRecord[]> {
  const { delimiter, newline, header } = shape;
  let pending = '';
  let toSkip = shape.offset;
  let record = -1; // the header is record 0
  let parseAt = 0;
  let lost: { record: number; start: string; length: number } | null = null;

  const parse = (isLast: boolean): TableRecord[] => {
    const parser = new Papa.Parser({ delimiter, newline });
    const { data, errors, meta } = parser.parse(pending, 0, !isLast) as Papa.ParseResult<string[]>;
    const batch: TableRecord[] = [];
    const malformed = new Set<number>();
    let unclosed = -1;
    for (const error of errors) {
      if (error.code === 'MissingQuotes') unclosed = error.row ?? -1;
      else if (error.type === 'Quotes' && error.row !== undefined) malformed.add(error.row);
    }
    data.forEach((row, index) => {
      const cells = withoutReturn(row, newline);
      if (isBlank(cells)) return;
      record++;
      if (index === unclosed) {
        const start = Papa.unparse([cells], { delimiter });
        lost = { record, start: start.slice(0, RAW_LENGTH), length: start.length };
      } else if (record > 0) batch.push(judge(cells, record, header, delimiter, malformed.has(index)));
    });
    pending = isLast ? '' : pending.slice(meta.cursor);
    return batch;
  };

  for await (const chunk of file.text(onBytes)) {
    if (lost !== null) {
      (lost as { length: number }).length += chunk.length;
      continue;
    }
    pending += toSkip > 0 ? chunk.slice(toSkip) : chunk;
    toSkip = Math.max(0, toSkip - chunk.length);
    // A record that does not end is parsed again only when it has doubled, so that a lost quote costs no square.
    if (pending.length < parseAt) continue;
    const batch = parse(false);
    parseAt = pending.length * 2;
    if (batch.length > 0) yield batch;
    if (pending.length > LONGEST_RECORD) {
      lost = { record: record + 1, start: pending.slice(0, RAW_LENGTH), length: pending.length };
      pending = '';
    }
  }
  const batch = pending === '' ? [] : parse(true);
  const rest = lost as { record: number; start: string; length: number } | null;
  if (rest !== null) batch.push(unclosedQuote(rest));
  if (batch.length > 0) yield batch;
}

function judge(
  cells: string[],
  record: number,
  header: string[],
  delimiter: string,
  isMalformed: boolean,
): TableRecord {
  const raw = () => Papa.unparse([cells], { delimiter }).slice(0, RAW_LENGTH);
  const extra = cells.slice(header.length);
  if (isMalformed && cells.some((cell) => cell.includes('\n'))) {
    const lines = cells.join('').split('\n').length - 1;
    const problem =
      `A quote inside this record is not doubled, so that ${lines} line ends stand inside it and it may have swallowed ` +
      'the records after it. Write quotes inside a cell as "" and import again.';
    return { record, cells, problem, raw: raw() };
  }
  if (cells.length < header.length || extra.some((cell) => cell.trim() !== '')) {
    const problem =
      `Expected ${header.length} cells, as in the header, but found ${cells.length}. ` +
      'Usually a text with the delimiter or a line end in it was not put into quotes.';
    return { record, cells, problem, raw: raw() };
  }
  return { record, cells };
}

function unclosedQuote({ record, start, length }: { record: number; start: string; length: number }): TableRecord {
  const problem =
    `A quote opened in record ${record} is never closed, so that the rest of the file (${length.toLocaleString('en')} ` +
    'characters from here) cannot be told apart into records. Everything before it was read. ' +
    'Close the quote, or write quotes inside a cell as "", and import again.';
  return { record, cells: [], problem, raw: start };
}

/** Line ends outside quotes; a table that mixes them is split at \n and loses the \r at its ends. */
function newlineOf(text: string): TableShape['newline'] {
  const outside = text.replace(/"(?:[^"]|"")*"/g, '');
  const returns = outside.split('\r\n').length - 1;
  const feeds = outside.split('\n').length - 1;
  if (returns > 0 && returns === feeds) return '\r\n';
  return feeds === 0 && outside.includes('\r') ? '\r' : '\n';
}

/** The delimiter that cuts most records into as many cells as the header has. */
function delimiterOf(text: string, newline: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const [header = [], ...rows] = sampleRecords(text, delimiter, newline, 30);
    if (header.length < 2) continue;
    const even = rows.filter((row) => row.length === header.length).length;
    const evenness = rows.length === 0 ? 1 : (even + 0.5) / rows.length;
    const score = evenness * Math.log2(1 + header.length) * (tearsHeader(text, delimiter, newline) ? 0.1 : 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Quoted names of which one does not end before the delimiter: the quotes belong to a table with another one. */
function tearsHeader(text: string, delimiter: string, newline: string): boolean {
  const parser = new Papa.Parser({ delimiter, newline: newline as '\n', preview: 1 });
  return (parser.parse(text, 0, true) as Papa.ParseResult<string[]>).errors.some(({ type }) => type === 'Quotes');
}

function uniqueNames(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `(column ${index + 1})`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === '');

function withoutReturn(cells: string[], newline: string): string[] {
  const last = cells.length - 1;
  if (newline === '\n' && cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1);
  return cells;
}
