/**
 * What a column holds, over all rows that are here. Read in slices between which the page may draw, because a million
 * texts take longer than a frame.
 */
import type { Rows } from './rows';

export interface ColumnStatistics {
  rows: number;
  nulls: number;
  /** different values that are not null; null: more than {@link MOST_DISTINCT} */
  distinct: number | null;
  /** numbers and instants (milliseconds); null for all else and for none */
  numbers: { min: number; max: number; mean: number; median: number } | null;
  /** the most frequent values, as shown, first those that come most; none where too many differ to count them */
  frequent: { value: string; rows: number }[];
}

export const MOST_DISTINCT = 10_000;
const MOST_SHOWN = 5;
const SLICE = 10_000;

/** @param pause resolves when the page has drawn @param isOver true: nobody waits for the answer any more */
export async function statisticsOf(
  rows: Rows,
  column: number,
  pause: () => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<ColumnStatistics | null> {
  const total = rows.count;
  const counts = new Map<string, number>();
  const runs: Float64Array[] = [];
  let [nulls, sum] = [0, 0];
  let isCounted = true;
  for (let start = 0; start < total; start += SLICE) {
    if (isOver()) return null;
    const end = Math.min(total, start + SLICE);
    const numbers = new Float64Array(end - start);
    let n = 0;
    for (let row = start; row < end; row += 1) {
      const text = isCounted ? rows.shown(row, column) : null;
      if (isCounted ? text === null : rows.value(row, column) === null) {
        nulls += 1;
        continue;
      }
      if (text !== null) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
        isCounted = counts.size <= MOST_DISTINCT;
      }
      const number = rows.number(row, column);
      if (number === null) continue;
      numbers[n] = number;
      sum += number;
      n += 1;
    }
    runs.push(numbers.subarray(0, n).sort());
    await pause();
  }
  const frequent = isCounted ? [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_SHOWN) : [];
  return {
    rows: total,
    nulls,
    distinct: isCounted ? counts.size : null,
    numbers: numbersOf(runs, sum),
    // Where every value stands once, none is frequent.
    frequent: (frequent[0]?.[1] ?? 0) > 1 ? frequent.map(([value, n]) => ({ value, rows: n })) : [],
  };
}

function numbersOf(runs: readonly Float64Array[], sum: number): ColumnStatistics['numbers'] {
  const sorted = runs.filter(({ length }) => length > 0);
  const n = sorted.reduce((total, { length }) => total + length, 0);
  if (n === 0) return null;
  return {
    min: Math.min(...sorted.map((run) => run[0]!)),
    max: Math.max(...sorted.map((run) => run.at(-1)!)),
    mean: sum / n,
    median: (ranked(sorted, Math.floor((n - 1) / 2)) + ranked(sorted, Math.floor(n / 2))) / 2,
  };
}

/**
 * The number of a rank (from 0) among sorted runs, exactly and without sorting them together: in one run after the
 * other, the place is halved until the number there has as many below it as it should.
 */
function ranked(runs: readonly Float64Array[], rank: number): number {
  for (const run of runs) {
    let [low, high] = [0, run.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const number = run[middle]!;
      const below = runs.reduce((sum, other) => sum + countBelow(other, number, false), 0);
      const upTo = runs.reduce((sum, other) => sum + countBelow(other, number, true), 0);
      if (below <= rank && rank < upTo) return number;
      if (upTo <= rank) low = middle + 1;
      else high = middle - 1;
    }
  }
  return Number.NaN;
}

/** How many numbers of a sorted run are below one, or at most that one. */
function countBelow(run: Float64Array, number: number, isEqualIn: boolean): number {
  let [low, high] = [0, run.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (run[middle]! < number || (isEqualIn && run[middle] === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
