/** Small tables for a terminal: the first column to the left, numbers to the right. */
import type { Spread } from './rounds';

export function tableOf(title: string, header: string[], rows: string[][]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)));
  const lineOf = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [title, lineOf(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(lineOf)].join('\n');
}

/** `0.31 (0.30–0.33)`: the median and its quartiles. */
export function ratio({ median, quartiles: [low, high] }: Spread): string {
  return `${digits(median)} (${digits(low)}–${digits(high)})`;
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Two digits after the point below ten, one below a hundred, none above. */
export function digits(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
