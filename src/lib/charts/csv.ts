/** A chart's table as CSV, with what it was filtered by on top, so that a saved file still says what it holds. */
import { cellOf } from '../model/csv';
import type { Twin } from './twins';

/** Comments first (each line starts with #), then the header and the rows. */
export function csvOf(twin: Twin, about: string[]): string {
  const head = about.map((line) => `# ${line}`);
  const rows = [twin.columns, ...twin.rows.map((row) => row.cells)].map((cells) => cells.map(cellOf).join(','));
  return [...head, ...rows].map((line) => `${line}\r\n`).join('');
}

/** Hands a text to the browser's downloads. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
