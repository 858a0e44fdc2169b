/**
 * Values that the first rows of a table do not hold. The import page asks what each word for a role means; a word that
 * stands first in row 40,000 has to be asked about as well, or its rows could only be set aside. So the table is looked
 * through once, and rows are added to the shown ones in which a column of few values says something new.
 */
import type { TableSample } from '../../src/lib/mapping';
import { readJson } from '../files/json';
import { readTable } from '../files/table';
import type { ExportFile } from '../records';
import { cellsIn } from './messages-json';
import { sampleOf } from './sample';

/** How far a table is looked through: about a second. What first stands further down is named by the records set aside. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
/** A column with more values than that, or with longer ones, names no roles. */
const MOST_VALUES = 30;
const LONGEST_VALUE = 60;

/** Rows after the shown ones that hold a value for the first time, in a column that has few of them. */
export async function lateRows(file: ExportFile, { header, rows }: Pick<TableSample, 'header' | 'rows'>) {
  const columns = header.map((_, place) => new FewValues(place));
  for (const row of rows) for (const column of columns) column.see(row, null);
  let characters = 0;
  for await (const batch of rowsOf(file, header)) {
    for (const row of batch) {
      for (const column of columns) column.see(row, row);
      for (const cell of row) characters += cell.length;
    }
    if (characters > MOST_CHARACTERS) break;
  }
  return [...new Set(columns.flatMap((column) => column.late()))];
}

class FewValues {
  /** value -> the row that holds it first; null: one that is shown. None as soon as there are too many. */
  private values: Map<string, string[] | null> | null = new Map();

  constructor(private readonly place: number) {}

  see(row: string[], late: string[] | null): void {
    if (this.values === null) return;
    const value = (row[this.place] ?? '').trim();
    if (value === '' || this.values.has(value.toLowerCase())) return;
    if (value.length > LONGEST_VALUE || this.values.size === MOST_VALUES) this.values = null;
    else this.values.set(value.toLowerCase(), late);
  }

  late(): string[][] {
    return [...(this.values?.values() ?? [])].filter((row) => row !== null);
  }
}

async function* rowsOf(file: ExportFile, header: string[]): AsyncGenerator<string[][]> {
  const sample = sampleOf(file);
  if (sample.kind === 'table')
    for await (const batch of readTable(file, sample.shape))
      yield batch.filter(({ problem }) => problem === undefined).map(({ cells }) => cells);
  if (sample.kind === 'json')
    for await (const batch of readJson(file, sample.layout))
      yield batch.flatMap(({ value }) => (value ? [cellsIn(value, header)] : []));
}
