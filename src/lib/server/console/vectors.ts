/**
 * What a vector of DuckDB holds, read where it lies. `items`, `dataView` and `validity` are private in
 * @duckdb/node-api: its version is pinned, and tests/server/console/arrow.test.ts compares every type.
 */
import { DuckDBVarCharVector, type DuckDBValue, type DuckDBVector } from '@duckdb/node-api';
import type { Numbers } from './growing';
import { plainOf, textOf } from './values';

interface Inside {
  items: Numbers;
  dataView: DataView;
  validity: { data: BigUint64Array | null; offset: number };
}

export const inside = (vector: DuckDBVector) => vector as unknown as Inside;

/** Whether a row has a value. */
export function validIn({ data, offset }: Inside['validity']): (row: number) => boolean {
  if (data === null) return () => true;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return (row) => (bytes[(offset + row) >> 3]! & (1 << ((offset + row) & 7))) !== 0;
}

/** Longest text that DuckDB keeps in its 16 bytes of a row, behind four of length; longer ones are pointed to. */
const INLINE = 12;

/**
 * Texts of a vector's rows. Short ones are read where they lie: the library decodes each with a TextDecoder, which takes
 * most of the time of a result with many words that repeat.
 */
export function textReader(vector: DuckDBVector): (row: number) => string | null {
  if (!(vector instanceof DuckDBVarCharVector)) return (row) => otherText(vector.getItem(row));
  const { dataView, validity } = inside(vector);
  const bytes = Buffer.from(dataView.buffer, dataView.byteOffset, dataView.byteLength);
  const isValid = validIn(validity);
  return (row) => {
    if (!isValid(row)) return null;
    const at = row * 16;
    const length = dataView.getUint32(at, true);
    return length <= INLINE ? bytes.toString('utf8', at + 4, at + 4 + length) : vector.getItem(row);
  };
}

function otherText(value: DuckDBValue): string | null {
  return value === null ? null : textOf(plainOf(value));
}
