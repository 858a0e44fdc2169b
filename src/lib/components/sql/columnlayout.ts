/** Where the columns of a result stand: widths from what they hold, and which of them are on the screen. */
import type { Rows } from './rows';

const NARROWEST = 72;
const WIDEST = 280;
/** Of the monospaced letters of the table, at 12.5 px. */
const LETTER = 7.6;
/** Both sides of a cell. */
const PADDING = 20;
const LOOKED_AT = 60;

/** Pixels for each column, from its name, its type and, once there are any, its first rows. */
export function widthsOf(rows: Rows, hasRows: boolean): number[] {
  const looked = hasRows ? Math.min(LOOKED_AT, rows.count) : 0;
  return rows.columns.map(({ name, cells }, column) => {
    let letters = Math.max(name.length, cells.name.length);
    for (let row = 0; row < looked; row += 1) letters = Math.max(letters, rows.shown(row, column)?.length ?? 4);
    return Math.round(Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + PADDING)));
  });
}

/** As far in as the words of the card above. */
const LEAD = 6;

/** Left edges of the columns, and behind the last its right edge. */
export function edgesOf(widths: readonly number[]): number[] {
  const edges = [LEAD];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

/** The columns between two places across: the first, and how many. */
export function columnsWithin(edges: readonly number[], left: number, width: number): { first: number; count: number } {
  const columns = edges.length - 1;
  let first = 0;
  while (first < columns - 1 && edges[first + 1]! <= left) first += 1;
  let last = first;
  while (last < columns && edges[last]! < left + width) last += 1;
  return { first, count: last - first };
}
