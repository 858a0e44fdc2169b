/**
 * What formats made of raw API objects share. Each object is told apart by keys that only its vendor writes, so that
 * pages, single objects and JSON lines of all kinds may be mixed; objects that need each other are looked up before.
 */
import { channelOf } from '../../src/lib/mapping/words';
import type { Channel } from '../../src/lib/model/words';
import { readJson, type JsonObject } from '../files/json';
import type { Detected, ExportFile, ExportRecord, ReadOptions, RejectedRecord } from '../records';
import { rawOf, textOf } from './json-values';
import { eachObject, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

/** By which sign each kind of object is known; the first that fits tells. */
export type Kinds<Kind extends string> = Record<Kind, (value: JsonObject) => boolean>;

export const has = (value: JsonObject, ...keys: string[]) => keys.every((key) => key in value);

export function kindOf<Kind extends string>(kinds: Kinds<Kind>, value: JsonObject): Kind | null {
  for (const kind of Object.keys(kinds) as Kind[]) if (kinds[kind](value)) return kind;
  return null;
}

interface Recognised<Kind extends string> {
  values: JsonObject[];
  /** the kinds that were found, in the order of their definition */
  found: Set<Kind>;
  /** share of the sampled records that are of any kind */
  share: number;
  reason: string;
}

/** What a file holds of a vendor's kinds; null when less than half of its records are any of them. */
export function recognise<Kind extends string>(
  file: ExportFile,
  vendor: string,
  kinds: Kinds<Kind>,
): Recognised<Kind> | null {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return null;
  const known = sample.records.map((value) => ({ value, kind: kindOf(kinds, value) })).filter(({ kind }) => kind);
  if (known.length === 0 || known.length < sample.records.length / 2) return null;
  const found = new Set((Object.keys(kinds) as Kind[]).filter((kind) => known.some((one) => one.kind === kind)));
  return {
    values: known.map(({ value }) => value),
    found,
    share: known.length / sample.records.length,
    reason: `${known.length} of ${sample.records.length} sampled records are ${vendor} ${[...found].join(', ')}.`,
  };
}

/** What an account is called where the export could name it and does not. */
const UNNAMED = 'account';

/**
 * Detects files that hold what people wrote. Files of the vendor's other kinds only join them (see {@link joins}):
 * alone they are refused in words of their own.
 * @param spoken the kinds that carry messages
 * @param account from the recognised values; null where the export never names it
 */
export function detectObjects<Kind extends string>(
  file: ExportFile,
  format: string,
  vendor: string,
  kinds: Kinds<Kind>,
  spoken: Kind[],
  account: ((values: JsonObject[]) => string) | null,
): Detected | null {
  const recognised = recognise(file, vendor, kinds);
  if (recognised === null || !spoken.some((kind) => recognised.found.has(kind))) return null;
  const named = account?.(recognised.values) ?? UNNAMED;
  return {
    format,
    confidence: recognised.share,
    reasons: account === null ? [recognised.reason, unnamedAccount(vendor)] : [recognised.reason],
    account: named,
    ...(named === UNNAMED && { isAccountAssumed: true }),
  };
}

/** Said wherever an export does not name its account, so that nobody mixes two of them unawares. */
export function unnamedAccount(vendor: string): string {
  return `${vendor} does not name the account in this export: a second one needs a name, --account NAME, to stay apart.`;
}

/** Why a file of a vendor's other kinds belongs to an import; null when it holds none of them. */
export function joins<Kind extends string>(file: ExportFile, vendor: string, kinds: Kinds<Kind>): string | null {
  const recognised = recognise(file, vendor, kinds);
  return recognised === null ? null : `${file.name}: ${recognised.reason}`;
}

/** Hands every object of all files to `translate`; what cannot be parsed becomes a reject. */
export async function* eachObjectOf(
  files: ExportFile[],
  options: ReadOptions,
  translate: (value: JsonObject, record: number, file: ExportFile) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  const progress = new Progress(options);
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'json') continue;
    yield* eachObject(file, sample.layout, progress, (value, record) => translate(value, record, file));
  }
}

/**
 * Looks through all files before they are read, for what later records need.
 * @param mayMatter looks at the text of a record and spares parsing it
 */
export async function lookThrough(
  files: ExportFile[],
  mayMatter: (text: string) => boolean,
  take: (value: JsonObject, file: ExportFile) => void,
): Promise<void> {
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'json') continue;
    for await (const batch of readJson(file, sample.layout, undefined, mayMatter))
      for (const { value } of batch) if (value) take(value, file);
  }
}

/** A reject of one object for one of its fields. */
export function unfit(
  value: JsonObject,
  record: number,
  field: string,
  expected: string,
  found: unknown = value[field],
): RejectedRecord {
  return rejected(record, field, `Expected ${expected}, found ${textOf(found) ?? 'nothing'}.`, rawOf(value));
}

/** The channel that a vendor's word stands for, by itself or by its first part (`instagram-comment`). */
export function channelNamed(value: unknown): Channel | null {
  const name = textOf(value);
  if (name === null) return null;
  return channelOf(name) ?? channelOf(name.split(/[^A-Za-z]/)[0] ?? '') ?? 'other';
}
