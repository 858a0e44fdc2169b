/** Cohen's κ: how far two raters agree beyond what their habits alone would bring. (Cohen 1960.) */

export interface Agreement {
  /** share on which both say the same */
  observed: number;
  /** share on which they would by chance */
  expected: number;
  kappa: number;
}

/**
 * Agreement of two raters over the same messages: rows are what the first says, columns what the second does.
 * @returns null of no messages, or when both always say the same one thing: then chance explains all of it
 * @throws RangeError when the table is not square
 */
export function cohensKappa(table: readonly (readonly number[])[]): Agreement | null {
  if (table.some((row) => row.length !== table.length))
    throw new RangeError(
      `Two raters choose among the same answers: a table of ${table.length} rows needs as many columns.`,
    );
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, at) => table.reduce((sum, row) => sum + row[at]!, 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  const observed = table.reduce((sum, row, at) => sum + row[at]!, 0) / n;
  const expected = rows.reduce((sum, count, at) => sum + count * columns[at]!, 0) / (n * n);
  if (n === 0 || expected === 1) return null;
  return { observed, expected, kappa: (observed - expected) / (1 - expected) };
}
