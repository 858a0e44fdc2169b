/**
 * Streams the records of a JSON export: JSON lines, one array, a list inside an envelope, or one object a file.
 * An own splitter finds where each record begins and ends and leaves the parsing to JSON.parse: measured seven times
 * as fast as token streams, and the text of a broken record is at hand to be kept. A file that ends in the middle
 * loses nothing before the break, and what follows is one record that says where it broke.
 */
import type { ExportFile } from '../records';
import { INNER, LISTS, Splitter, type SplitLayout } from './split';
import { parseStart } from './truncated';

export type JsonObject = Record<string, unknown>;

/** lines: one record a line; the others as the splitter tells them. */
export type JsonLayout = 'lines' | SplitLayout;

/** Records are counted from 1 in their file. */
export type JsonRecord =
  | { record: number; value: JsonObject; problem?: undefined }
  | { record: number; value?: undefined; problem: string; raw: string };

const RAW_LENGTH = 20_000;
/** A record of an export has about ten levels; thousands of them overflow the stack of whoever looks into it. */
const DEEPEST = 100;

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** How the records of a file are laid out, from its first characters. */
export function layoutOf(head: string): JsonLayout {
  const text = head.trimStart();
  if (text[0] === '[') return 'array';
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const isWholeLine = line.endsWith('}') && parsed(line) !== undefined;
  const first = isWholeLine ? parsed(line) : parseStart(text);
  const hasMore = end >= 0 && text.slice(end).trim() !== '';
  if (isObject(first) && isEnvelope(first) && !(isWholeLine && hasMore)) return 'envelope';
  if (isWholeLine || end < 0) return 'lines';
  // A first line that is broken is no reason to give up the lines after it.
  const others = text.split('\n', 50).slice(1, -1);
  return others.some((other) => /^\{.*\}\s*$/.test(other) && isObject(parsed(other))) ? 'lines' : 'values';
}

export interface JsonSample {
  /** records that are there from beginning to end */
  whole: JsonObject[];
  /** the record in which the text was cut, as far as it goes */
  cut: JsonObject[];
}

/** The records in a piece of text that was cut anywhere: for detection only. */
export function sampleJson(text: string, layout: JsonLayout, limit: number): JsonSample {
  const texts = layout === 'lines' ? text.split('\n') : [];
  const splitter = new Splitter(layout === 'lines' ? 'values' : layout);
  const whole =
    layout === 'lines' ? texts.map(parsed).flatMap(unwrap) : splitter.push(text).map(parsed).filter(isObject);
  const rest = layout === 'lines' ? (texts.at(-1) ?? '') : (splitter.end()?.rest ?? '');
  const isCut = rest.trimStart().startsWith('{') && parsed(rest) === undefined;
  return { whole: whole.slice(0, limit), cut: isCut ? unwrap(parseStart(rest)).filter(isUsable) : [] };
}

const isUsable = (value: JsonObject) => Object.keys(value).length > 0 && !isDeeperThan(value, DEEPEST);

/**
 * All records, in batches (one a chunk of text).
 * @param mayMatter looks at the text of a record and spares parsing it; broken ones it passes over are not told
 */
export async function* readJson(
  file: ExportFile,
  layout: JsonLayout,
  onBytes?: (bytes: number) => void,
  mayMatter: (text: string) => boolean = () => true,
): AsyncGenerator<JsonRecord[]> {
  let record = 0;
  if (layout === 'lines') {
    for await (const { lines, isLast } of linesOf(file.text(onBytes))) {
      const batch: JsonRecord[] = [];
      for (const [index, line] of lines.entries()) {
        if (line.trim() === '' || !mayMatter(line)) continue;
        const isCut = isLast && index === lines.length - 1;
        const value = parsed(line);
        const inside = value === undefined ? [] : isObject(value) ? unwrap(value) : [];
        if (inside.length === 0) batch.push(broken(++record, line, isCut ? 'last line' : 'line'));
        for (const item of inside) batch.push({ record: ++record, value: item });
      }
      if (batch.length > 0) yield batch;
    }
    return;
  }
  const splitter = new Splitter(layout);
  for await (const chunk of file.text(onBytes)) {
    const batch = splitter
      .push(chunk)
      .filter(mayMatter)
      .map((text): JsonRecord => {
        record++;
        const value = parsed(text);
        return isObject(value) ? { record, value } : broken(record, text, 'record');
      });
    if (batch.length > 0) yield batch;
  }
  const open = splitter.end();
  if (open === null) return;
  const problem =
    `The JSON ends too early: it breaks off inside record ${record + 1}, after ${open.at.toLocaleString('en')} characters. ` +
    'The records before it were read. Export or download it again to get the rest.';
  yield [{ record: record + 1, problem, raw: open.rest.slice(0, RAW_LENGTH) }];
}

/** The records inside a parsed value: itself, or what its envelope holds. */
function unwrap(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  return isEnvelope(value) ? listsOf(value).flat() : [value];
}

/** An object without an id of its own that holds lists of objects under the keys that APIs use. */
function isEnvelope(value: JsonObject): boolean {
  // LiveChat's pages name the next one: next_page_id is no id of the page's own.
  const hasId = Object.keys(value).some((key) => key === 'url' || (/(^|_)id$|Id$/.test(key) && !/^next/.test(key)));
  return !hasId && listsOf(value).length > 0;
}

function listsOf(value: JsonObject, depth = 0): JsonObject[][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (LISTS.has(key) && Array.isArray(inner) && inner.every(isObject)) return [inner];
    return depth < 2 && INNER.has(key) && isObject(inner) ? listsOf(inner, depth + 1) : [];
  });
}

function isDeeperThan(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const inner of Object.values(value) as unknown[])
    if (inner !== null && typeof inner === 'object' && isDeeperThan(inner, levels - 1)) return true;
  return false;
}

/** Parses one value, undefined when it is none or nested too deeply; ids too long for a JavaScript number (tweets, Salesforce) come back as strings, digit by digit. */
function parsed(text: string): unknown {
  try {
    const value = JSON.parse(
      LONG_NUMBER.test(text) ? text.replace(STRING_OR_LONG_NUMBER, quoteNumber) : text,
    ) as unknown;
    return isObject(value) && isDeeperThan(value, DEEPEST) ? undefined : value;
  } catch {
    return undefined;
  }
}

function broken(record: number, text: string, what: string): JsonRecord {
  let cause = 'it is no object';
  try {
    if (isObject(JSON.parse(text))) cause = `it is nested more than ${DEEPEST} levels deep`;
  } catch (error) {
    cause = (error as Error).message;
  }
  const advice =
    what === 'last line' ? ' The file seems to have been cut off: export or download it again to get the rest.' : '';
  return {
    record,
    problem: `This ${what} is not a JSON object (${cause}).${advice}`,
    raw: text.slice(0, RAW_LENGTH),
  };
}

const LONG_NUMBER = /[:[,\s]-?\d{16}/;
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
const quoteNumber = (match: string) => (match.startsWith('"') ? match : `"${match}"`);

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ lines: string[]; isLast: boolean }> {
  let pending: string[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf('\n');
    pending.push(end < 0 ? chunk : chunk.slice(0, end));
    if (end < 0) continue;
    yield { lines: pending.join('').split('\n'), isLast: false };
    pending = [chunk.slice(end + 1)];
  }
  yield { lines: [pending.join('')], isLast: true };
}
