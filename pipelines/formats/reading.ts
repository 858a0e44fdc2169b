/** What all readers share: progress over several files, the file's name on each record, damaged characters told once. */
import { counted } from '../../src/lib/text/counted';
import { readJson, type JsonLayout, type JsonRecord } from '../files/json';
import { readXml } from '../files/xml';
import { readTable, type TableRecord, type TableShape } from '../files/table';
import type { ExportFile, ExportRecord, ReadOptions, RejectedRecord } from '../records';

export type FileRecord = ExportRecord & { file?: string };

/** Bytes over all files of an import, from the bytes of each. */
export class Progress {
  private before = 0;
  constructor(private readonly options: ReadOptions) {}

  readonly onBytes = (bytes: number) => this.options.onProgress?.(this.before + bytes);

  finish(file: ExportFile) {
    this.before += file.bytes;
    this.options.onProgress?.(this.before);
  }
}

/** Reads the records of a table and hands each sound one to `translate`; the others become rejects. */
export async function* eachRow(
  file: ExportFile,
  shape: TableShape,
  progress: Progress,
  translate: (cells: string[], record: number) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  for await (const batch of readTable(file, shape, progress.onBytes)) yield* named(file, batch, translateRow);
  yield* finished(file, progress);

  function translateRow(row: TableRecord): Iterable<ExportRecord> {
    return row.problem === undefined
      ? translate(row.cells, row.record)
      : [rejected(row.record, null, row.problem, row.raw)];
  }
}

/** Reads the objects of a JSON file and hands each sound one to `translate`; the others become rejects. */
export async function* eachObject(
  file: ExportFile,
  layout: JsonLayout,
  progress: Progress,
  translate: (value: Record<string, unknown>, record: number) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  for await (const batch of readJson(file, layout, progress.onBytes)) yield* named(file, batch, soundOnes(translate));
  yield* finished(file, progress);
}

/** Reads the elements of a name in an XML file, as objects, and hands each sound one to `translate`. */
export async function* eachElement(
  file: ExportFile,
  name: string,
  progress: Progress,
  translate: (value: Record<string, unknown>, record: number) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  for await (const batch of readXml(file, name, progress.onBytes)) yield* named(file, batch, soundOnes(translate));
  yield* finished(file, progress);
}

function soundOnes(translate: (value: Record<string, unknown>, record: number) => Iterable<ExportRecord>) {
  return (entry: JsonRecord): Iterable<ExportRecord> =>
    entry.problem === undefined
      ? translate(entry.value, entry.record)
      : [rejected(entry.record, null, entry.problem, entry.raw)];
}

/** Tells once a file that its times carry no zone and were read in one that nobody named. */
export function* assumedZone(file: string, times: number, options: ReadOptions): Generator<FileRecord> {
  if (times === 0 || options.isTimezoneGiven) return;
  const message =
    `${file}: ${counted(times, 'time')} without a time zone, read as ${options.timezone}, ` +
    'which is an assumption. Name the zone with --timezone, e.g. --timezone Europe/Berlin.';
  yield { kind: 'warning', message, file };
}

export function rejected(record: number, field: string | null, reason: string, raw: string): RejectedRecord {
  return { kind: 'rejected', record, field, reason, raw };
}

function* named<Entry>(
  file: ExportFile,
  batch: Entry[],
  translate: (entry: Entry) => Iterable<ExportRecord>,
): Generator<FileRecord> {
  for (const entry of batch) for (const record of translate(entry)) yield { ...record, file: file.name };
}

export function* finished(file: ExportFile, progress: Progress): Generator<FileRecord> {
  progress.finish(file);
  if (!file.damagedPlaces) return;
  const message =
    `${file.name}: ${counted(file.damagedPlaces, 'place')} fit no encoding and now hold \uFFFD. ` +
    'Save the file as UTF-8 and import it again to get them back.';
  yield { kind: 'warning', message, file: file.name };
}
