/** What a chart's marks know about the space they are drawn in, and small arithmetic that all charts share. */

export interface Tip {
  /** pixels within the plot */
  x: number;
  y: number;
  /** first line: what it is; then value, interval, n, compared value, what Enter opens */
  lines: string[];
}

export interface Plot {
  x: (value: number) => number;
  y: (value: number) => number;
  width: number;
  height: number;
  isNarrow: boolean;
  tip: Tip | null;
  showTip: (tip: Tip | null) => void;
}

/** One place of a chart that can be pointed at, reached with the arrow keys and opened. */
export interface Spot {
  key: string;
  href: string | null;
  /** where the tip stands */
  x: number;
  y: number;
  hit: { x: number; y: number; width: number; height: number };
  lines: string[];
}

/** Round steps (…, 5, 10, 15, 20, 25, 50) that cut a range into at most `most` parts; always includes 0. */
export function niceSteps(low: number, high: number, most = 5): number[] {
  const span = Math.max(high, 0) - Math.min(low, 0) || 1;
  const sizes = [1, 2, 5, 10, 15, 20, 25, 50, 100].flatMap((size) => [size / 100, size]).sort((a, b) => a - b);
  const size = sizes.find((one) => span / one <= most) ?? span / most;
  const first = Math.floor(Math.min(low, 0) / size + 1e-9);
  const last = Math.ceil(Math.max(high, 0) / size - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * size);
}

/** Moves two label heights apart so that they do not overlap, keeping their middle. */
export function apart(first: number, second: number, least: number): [number, number] {
  const gap = Math.abs(first - second);
  if (gap >= least) return [first, second];
  const push = (least - gap) / 2;
  return first <= second ? [first - push, second + push] : [first + push, second - push];
}

/** A line of text beside a point, in pixels; `isLeft` when it ends there instead of beginning. */
export interface Label {
  text: string;
  x: number;
  y: number;
  isLeft: boolean;
}

/** About the widest letter and the height of a line of a chart's text, in pixels. */
const LETTER = { width: 7, height: 14 };

/** Labels that cover none before them: of two on one place the second cannot be read, and neither can the first. */
export function readable<One extends Label>(labels: readonly One[]): One[] {
  const placed: { left: number; right: number; y: number }[] = [];
  return labels.filter(({ text, x, y, isLeft }) => {
    const width = text.length * LETTER.width;
    const left = isLeft ? x - width : x;
    const right = left + width;
    const isFree = placed.every((one) => right < one.left || left > one.right || Math.abs(y - one.y) >= LETTER.height);
    if (isFree) placed.push({ left, right, y });
    return isFree;
  });
}

/** Whole days from one local day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
