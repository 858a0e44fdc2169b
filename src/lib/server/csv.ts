/** Tables as CSV that a spreadsheet opens: the filters on top, and nothing in it that a spreadsheet would run. */

export type Cell = string | number | boolean | null;

export interface Table {
  columns: string[];
  rows: Cell[][];
}

/** Lines about the selection first, each a row that begins with "#"; then the header and the rows. RFC 4180 line ends. */
export function csvOf(about: [string, string][], { columns, rows }: Table): string {
  const lines = [...about.map(([name, value]) => [`# ${name}`, value]), columns, ...rows];
  return lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}

/**
 * A text that begins like a formula (= + − @, or a tab or return before it) gets an apostrophe in front, which
 * spreadsheets read as "this is text". Numbers stay numbers, negative ones too.
 */
export function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
