/** Values of ClickHouse's JSON -> the plain values that pages and figures take. The type of a column says what it holds. */

type Read = (value: unknown) => unknown;

/** @param type as ClickHouse names it, such as Nullable(DateTime64(3)) @param name of the column, for errors */
export function readerOf(type: string, name: string): Read {
  const inner = /^(?:Nullable|LowCardinality)\((.*)\)$/s.exec(type)?.[1];
  if (inner !== undefined) return readerOf(inner, name);
  const element = /^Array\((.*)\)$/s.exec(type)?.[1];
  const read = element === undefined ? scalar(type, name) : listOf(readerOf(element, name));
  return (value) => (value === null ? null : read(value));
}

const listOf =
  (read: Read): Read =>
  (value) =>
    (value as unknown[]).map(read);

/** As ClickHouse writes them in quotes; "nan" is NaN to Number as well. */
const ENDLESS: Record<string, number> = { inf: Infinity, '-inf': -Infinity };

function scalar(type: string, name: string): Read {
  if (/^U?Int/.test(type)) return (value) => whole(value, name);
  if (/^(Float|Decimal)/.test(type)) return (value) => ENDLESS[String(value)] ?? Number(value);
  if (/^Date(32)?$/.test(type)) return (value) => new Date(`${String(value)}T00:00:00Z`);
  if (type.startsWith('DateTime')) return (value) => new Date(String(value));
  return (value) => value;
}

function whole(value: unknown, name: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`Column "${name}" holds ${String(value)}, more than 2^53; cast it to varchar in the query.`);
  return number;
}
