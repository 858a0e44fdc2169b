/** Rows of the API as an Arrow IPC stream: typed columns that a data frame takes as they are. */
import { Bool, Float64, Int32, Schema, Table, tableToIPC, Utf8, vectorFromArray, type DataType } from 'apache-arrow';
import type { Cell } from '../report/csv';

export const ARROW_STREAM = 'application/vnd.apache.arrow.stream';

export interface ArrowColumn {
  name: string;
  /** count: a whole number; a column has its type also when all of it is null */
  type: 'text' | 'number' | 'count' | 'flag';
}

const TYPES: Record<ArrowColumn['type'], () => DataType> = {
  text: () => new Utf8(),
  number: () => new Float64(),
  count: () => new Int32(),
  flag: () => new Bool(),
};

/** @param metadata stands in the schema of the stream */
export function arrowStream(
  columns: readonly ArrowColumn[],
  rows: readonly Cell[][],
  metadata: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  const vectors = columns.map(({ name, type }, at) => [
    name,
    vectorFromArray(
      rows.map((row) => row[at] ?? null),
      TYPES[type](),
    ),
  ]);
  const { schema, batches } = new Table(Object.fromEntries(vectors));
  const said = new Schema(schema.fields, new Map(Object.entries(metadata)));
  return new Uint8Array(tableToIPC(new Table(said, batches), 'stream'));
}
