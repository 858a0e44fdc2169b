/**
 * Which rows of a long table stand on the screen. Browsers cut an element off at a height of some millions of pixels
 * (Firefox at about 17.8, Chromium at 33.5), so that a million rows would lose their end: beyond a limit the scroll bar
 * stands for more rows than it has pixels, and rows are placed where the scroll bar points.
 */

export interface View {
  /** pixels */
  rowHeight: number;
  viewHeight: number;
  scrollTop: number;
  rows: number;
}

/** Below what any browser cuts off. */
const TALLEST = 8_000_000;
/** Rows above and below that are drawn too, so that a slow frame shows no gap. */
const BESIDE = 4;

/** Height of all rows as the scroll bar is told. */
export const scrollHeight = ({ rows, rowHeight }: Pick<View, 'rows' | 'rowHeight'>): number =>
  Math.min(rows * rowHeight, TALLEST);

/** The first row drawn, how many, and where the first stands below the top of all rows. */
export function windowOf(view: View): { first: number; count: number; top: number } {
  const { rowHeight, viewHeight, rows } = view;
  const at = rowAt(view);
  const first = Math.max(0, Math.floor(at) - BESIDE);
  const last = Math.min(rows, Math.ceil(at + viewHeight / rowHeight) + BESIDE);
  return { first, count: Math.max(0, last - first), top: clamped(view) - (at - first) * rowHeight };
}

/** Where to scroll so that a row is seen whole; the same place when it is already. */
export function scrolledTo(row: number, view: View): number {
  const fit = view.viewHeight / view.rowHeight;
  const at = rowAt(view);
  if (row >= at && row + 1 <= at + fit) return view.scrollTop;
  const target = row < at ? row : row + 1 - fit;
  const most = Math.max(0, view.rows - fit);
  return most === 0 ? 0 : (Math.min(most, Math.max(0, target)) / most) * furthest(view);
}

/** The row at the top edge, with its part that is scrolled away: 12.5 is in the middle of the thirteenth. */
function rowAt(view: View): number {
  const most = Math.max(0, view.rows - view.viewHeight / view.rowHeight);
  const end = furthest(view);
  return end === 0 ? 0 : (clamped(view) / end) * most;
}

const furthest = (view: View): number => Math.max(0, scrollHeight(view) - view.viewHeight);
const clamped = (view: View): number => Math.min(furthest(view), Math.max(0, view.scrollTop));
