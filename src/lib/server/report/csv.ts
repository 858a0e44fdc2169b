/** Tables as CSV that a spreadsheet opens: the filters on top, and nothing in it that a spreadsheet would run. */

import { cellOf, type Cell } from '../../model/csv';

export { cellOf, type Cell };

export interface Table {
  columns: string[];
  rows: Cell[][];
}

/** Lines about the selection first, each a row that begins with "#"; then the header and the rows. RFC 4180 line ends. */
export function csvOf(about: [string, string][], { columns, rows }: Table): string {
  const lines = [...about.map(([name, value]) => [`# ${name}`, value]), columns, ...rows];
  return lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}
