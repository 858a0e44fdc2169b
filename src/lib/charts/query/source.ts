/** What a chart asks of a query's rows, and what a column can be put on. */

export interface Source {
  count: number;
  columns: { name: string; cells: { kind: 'number' | 'text' | 'boolean' | 'time' | 'other' } }[];
  /** null: no number */
  number(row: number, column: number): number | null;
  shown(row: number, column: number): string | null;
}

/** number and time have an axis; the others are names. */
export type Scale = 'number' | 'time' | 'name';

const DAY = /^\d{4}-\d{2}-\d{2}/;
const LOOKED_AT = 100;

/** Texts that are days count as time: keys of weeks are texts in the SQL of metrics. */
export function scaleOf(source: Source, column: number): Scale {
  const kind = source.columns[column]?.cells.kind;
  if (kind === 'number' || kind === 'time') return kind;
  if (kind !== 'text') return 'name';
  const rows = Array.from({ length: Math.min(LOOKED_AT, source.count) }, (_, row) => row);
  const said = rows.map((row) => source.shown(row, column)).filter((text) => text !== null);
  return said.length > 0 && said.every((text) => DAY.test(text)) ? 'time' : 'name';
}

/** A value on an axis; null where the cell has none. Times are milliseconds. */
export function placeOf(source: Source, row: number, column: number): number | null {
  if (source.columns[column]?.cells.kind !== 'text') return source.number(row, column);
  const time = Date.parse(source.shown(row, column) ?? '');
  return Number.isNaN(time) ? null : time;
}

export const columnNamed = (source: Source, name: string | null): number =>
  source.columns.findIndex((column) => column.name === name);
