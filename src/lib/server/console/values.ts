/** DuckDB's values -> what JSON and CSV can hold. */
import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
  type DuckDBValue,
} from '@duckdb/node-api';

export type Plain = null | boolean | number | string | Plain[] | { [name: string]: Plain };

/**
 * Instants as ISO 8601 in UTC, days as YYYY-MM-DD, whole numbers beyond 2^53 as text (a reader in JavaScript would
 * round them), numbers that are none (NaN, infinity) as null, anything without a counterpart as DuckDB writes it.
 */
export function plainOf(value: DuckDBValue): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return isoOf(value.micros);
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoOf(value.millis * 1000n);
  if (value instanceof DuckDBTimestampSecondsValue) return isoOf(value.seconds * 1_000_000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoOf(value.nanos / 1000n);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plainOf);
  if (value instanceof DuckDBStructValue) return plainEntries(value.entries);
  if (value instanceof DuckDBMapValue)
    return value.entries.map(({ key, value: item }) => ({ key: plainOf(key), value: plainOf(item) }));
  if (value instanceof DuckDBUnionValue) return plainOf(value.value);
  return String(value);
}

/** Milliseconds as JavaScript writes them; microseconds only where there are any. */
function isoOf(micros: bigint): string {
  const millis = Number(micros / 1000n) - (micros % 1000n < 0n ? 1 : 0);
  // Beyond the years that a Date knows (and for infinity) DuckDB's own writing is the best there is.
  if (Math.abs(millis) > 8.64e15) return new DuckDBTimestampValue(micros).toString();
  const iso = new Date(millis).toISOString();
  const rest = Number(((micros % 1000n) + 1000n) % 1000n);
  return rest === 0 ? iso : iso.replace('Z', `${String(rest).padStart(3, '0')}Z`);
}

function plainEntries(entries: Readonly<Record<string, DuckDBValue>>): Plain {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, plainOf(value)]));
}

/** One cell of a text form: lists and structures as JSON, null as nothing. */
export function textOf(value: Plain): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
