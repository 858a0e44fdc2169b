/** What formats made of known tables share: columns by name whatever their case, and cells where NULL is nothing. */
import type { ExportFile, ExportRecord, ReadOptions, RejectedRecord } from '../records';
import { eachRow, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

/** The column names of a table in lower case; empty when the file is no table. */
export function columnsOf(file: ExportFile): string[] {
  const sample = sampleOf(file);
  return sample.kind === 'table' ? sample.shape.header.map((name) => name.toLowerCase()) : [];
}

export function hasColumns(file: ExportFile, ...columns: string[]): boolean {
  const names = new Set(columnsOf(file));
  return columns.every((column) => names.has(column));
}

/** One row by column name (lower case). Databases write NULL or \N where a cell is empty. */
export class Row {
  constructor(
    private readonly places: Map<string, number>,
    private readonly cells: string[],
    readonly record: number,
  ) {}

  /** the cell of the first of these columns that holds anything, trimmed; empty when none does */
  get(...columns: string[]): string {
    for (const column of columns) {
      const cell = (this.cells[this.places.get(column) ?? -1] ?? '').trim();
      if (cell !== '' && cell !== '\\N' && cell !== 'NULL') return cell;
    }
    return '';
  }

  /** every cell that is not empty of the columns whose name fits, in order */
  all(name: RegExp): { column: string; cell: string }[] {
    return [...this.places.keys()]
      .filter((column) => name.test(column))
      .map((column) => ({ column, cell: this.get(column) }))
      .filter(({ cell }) => cell !== '');
  }

  reject(field: string, expected: string, found = this.get(field)): RejectedRecord {
    const reason = `Expected ${expected}, found ${found === '' ? 'nothing' : `"${found}"`}.`;
    return rejected(this.record, field, reason, this.cells.join(','));
  }
}

/** Reads the rows of the tables among `files`, in their order, and hands each sound one to `translate`. */
export async function* eachRowOf(
  files: ExportFile[],
  progress: Progress,
  translate: (row: Row, file: ExportFile) => Iterable<ExportRecord>,
): AsyncGenerator<FileRecord> {
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'table') continue;
    const places = new Map(columnsOf(file).map((name, index): [string, number] => [name, index]));
    yield* eachRow(file, sample.shape, progress, (cells, record) => translate(new Row(places, cells, record), file));
  }
}

/** Looks through tables before they are read, for what later rows need; broken rows are told when they are read. */
export async function lookThroughRows(files: ExportFile[], options: ReadOptions, take: (row: Row) => void) {
  const silent = new Progress({ ...options, onProgress: undefined });
  const rows = eachRowOf(files, silent, (row) => {
    take(row);
    return [];
  });
  for await (const _ of rows) continue;
}
