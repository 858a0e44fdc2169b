/**
 * Any JSON with one object per message: lines, an array, a list in an envelope. Inner objects become columns with
 * dotted names (author.name), and from there it is a table like any other.
 */
import { accountOf, describeGuess, guessMapping, type Mapping } from '../../src/lib/mapping';
import { isObject, type JsonObject } from '../files/json';
import type { Detected, ExportFile, Format, ReadOptions } from '../records';
import { rawOf } from './json-values';
import { confidenceOf, MessageRows, settledGuess } from './message-rows';
import { eachObject, Progress, type FileRecord } from './reading';
import { sampleOf } from './sample';

const DEEPEST = 2;
/** An export of nothing is legal: [] or {"items":[],"count":0} holds no conversations and is no error. */
const EMPTY_LIST = /^\s*(\[\s*\]|\{[^{}[\]]*\[\s*\][^{}[\]]*\})\s*$/;

export const messagesJson: Format = {
  id: 'messages-json',
  title: 'One JSON object per message',
  whereToFind:
    'Any script that writes one JSON object per message (JSON lines or an array): an id of the conversation, who wrote ' +
    'it (customer, agent, bot), when, and the text. Names are guessed, shown, and set by --mapping FILE.',
  detect,
  read,
};

function detect(file: ExportFile, given?: Partial<Mapping>): Detected | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  if (sample.records.length === 0 && EMPTY_LIST.test(file.head)) {
    return { format: 'messages-json', confidence: 0.5, reasons: ['The list of records is empty.'], account: 'empty' };
  }
  if (sample.whole.length === 0) return null;
  const { header, rows } = tableOf(sample.whole);
  const guess = guessMapping(header, rows, given);
  if (guess.problems.length > 0) return null;
  return {
    format: 'messages-json',
    confidence: confidenceOf(guess),
    reasons: [`One object per message, by these fields:\n${describeGuess(guess)}`, ...guess.notes],
    mapping: guess.mapping,
    ...(guess.mapping.account
      ? { account: guess.mapping.account }
      : { account: accountOf(Object.values(guess.mapping.columns)), isAccountAssumed: true }),
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'json' || sample.records.length === 0) continue;
    const { header, rows } = tableOf(sample.whole);
    const { mapping } = settledGuess(file.name, header, rows, options.mapping);
    const columns = [...new Set([...header, ...Object.values(mapping.columns)])];
    const messages = new MessageRows(columns, mapping, options);
    yield* eachObject(file, sample.layout, progress, (value, record) => {
      return messages.translate(cellsIn(value, columns), record, () => rawOf(value));
    });
    for (const record of messages.finish(file.name)) yield { ...record, file: file.name };
  }
}

/** An object as a row of these columns. */
export function cellsIn(value: JsonObject, columns: readonly string[]): string[] {
  const cells = flat(value);
  return columns.map((column) => cells.get(column) ?? '');
}

/** Objects as a table: a column for every field that any of them has, in order of appearance. */
export function tableOf(values: JsonObject[]): { header: string[]; rows: string[][] } {
  const flattened = values.map((value) => flat(value));
  const header = [...new Set(flattened.flatMap((cells) => [...cells.keys()]))];
  return { header, rows: flattened.map((cells) => header.map((name) => cells.get(name) ?? '')) };
}

function flat(value: JsonObject, prefix = '', cells = new Map<string, string>(), depth = 0): Map<string, string> {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (isObject(inner) && depth < DEEPEST) flat(inner, `${name}.`, cells, depth + 1);
    else cells.set(name, cellOf(inner));
  }
  return cells;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const isListOfWords = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  return isListOfWords ? value.join(';') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
