/** One cell of a CSV, the same wherever one is written: pages, charts, API and command line. */

export type Cell = string | number | boolean | null;

/**
 * A text that begins like a formula (= + - @, their full-width forms, or a tab or return before it) gets an apostrophe
 * in front, which spreadsheets read as "this is text" (OWASP, CSV Injection). Numbers stay numbers, negative ones too.
 */
export function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
