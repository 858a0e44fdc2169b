/** Rows of a query as they came: Arrow's batches behind one another, read cell by cell without making objects of rows. */
import type { RecordBatch, Schema, Vector } from 'apache-arrow';
import { cellsOf, type Cells } from './cells';

export interface Column {
  name: string;
  cells: Cells;
}

export class Rows {
  readonly columns: Column[];
  /** columns of each batch; a batch itself would make them anew for every cell */
  readonly #vectors: (Vector | null)[][] = [];
  readonly #starts: number[] = [];
  #count = 0;

  constructor(schema: Schema) {
    this.columns = schema.fields.map(({ name, type }) => ({ name, cells: cellsOf(String(type)) }));
  }

  get count(): number {
    return this.#count;
  }

  add(batch: RecordBatch): void {
    if (batch.numRows === 0) return;
    this.#vectors.push(this.columns.map((_, column) => batch.getChildAt(column)));
    this.#starts.push(this.#count);
    this.#count += batch.numRows;
  }

  /** As Arrow holds it. Rows and columns count from 0. */
  value(row: number, column: number): unknown {
    const batch = this.#batchOf(row);
    return this.#vectors[batch]?.[column]?.get(row - (this.#starts[batch] ?? 0)) ?? null;
  }

  shown(row: number, column: number): string | null {
    return this.columns[column]?.cells.shown(this.value(row, column)) ?? null;
  }

  text(row: number, column: number): string | null {
    return this.columns[column]?.cells.text(this.value(row, column)) ?? null;
  }

  number(row: number, column: number): number | null {
    return this.columns[column]?.cells.number(this.value(row, column)) ?? null;
  }

  /** Place of a column by its name; -1 when there is none. The first where several share it. */
  indexOf(name: string | null): number {
    return this.columns.findIndex((column) => column.name === name);
  }

  /** The last batch that starts at or before a row. */
  #batchOf(row: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
