/** DuckDB's JavaScript values -> what charts, JSON and arithmetic can take. */

/** One row with plain values. @throws RangeError for a whole number beyond 2^53, which a number cannot hold */
export function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  // A row for every distinct wait is a hundred thousand rows: no array of pairs for each of them.
  for (const name of Object.keys(row)) plain[name] = plainValue(row[name], name);
  return plain;
}

function plainValue(value: unknown, name: string): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) {
      throw new RangeError(
        `Column "${name}" holds ${value}, more than 2^53; cast it to varchar or double in the query.`,
      );
    }
    return number;
  }
  if (Array.isArray(value)) return value.map((one) => plainValue(one, name));
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return plainRow(value as Record<string, unknown>);
  }
  return value;
}
