/** Where a key moves to in a grid, as the ARIA practices name them (w3.org/WAI/ARIA/apg/patterns/grid). */

export interface Spot {
  /** from 0; -1 is the head */
  row: number;
  column: number;
}

interface Size {
  rows: number;
  columns: number;
  /** rows that Page Up and Down move by */
  pageRows: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** null: this key moves nowhere. */
export function moved({ key, ctrlKey, metaKey }: Key, { row, column }: Spot, size: Size): Spot | null {
  const isFar = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const places: Record<string, Spot> = {
    ArrowUp: { row: isFar ? 0 : row - 1, column },
    ArrowDown: { row: isFar ? last.row : row + 1, column },
    ArrowLeft: { row, column: isFar ? 0 : column - 1 },
    ArrowRight: { row, column: isFar ? last.column : column + 1 },
    PageUp: { row: Math.max(0, row - size.pageRows), column },
    PageDown: { row: row + size.pageRows, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? last.row : row, column: last.column },
  };
  const place = places[key];
  if (!place) return null;
  return {
    row: Math.max(-1, Math.min(last.row, place.row)),
    column: Math.max(0, Math.min(last.column, place.column)),
  };
}
