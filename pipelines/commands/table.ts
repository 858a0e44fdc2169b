/** Rows as a table for people. */
/** Longer cells are cut. */
const CELL_LIMIT = 60;

export type Row = Record<string, unknown>;

/** A table with a header, aligned; numbers to the right. */
export function tableOf(columns: string[], rows: Row[]): string {
  const cells = rows.map((row) => columns.map((column) => cut(textOf(row[column]))));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const isNumber = columns.map((column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (values: string[]) =>
    values
      .map((value, index) => (isNumber[index] ? value.padStart(widths[index] ?? 0) : value.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

/** One cell: instants as ISO 8601, lists as JSON, null as nothing. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > CELL_LIMIT ? `${line.slice(0, CELL_LIMIT - 1)}…` : line;
}
