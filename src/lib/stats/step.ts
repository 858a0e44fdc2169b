/**
 * One step in a series: the split into a before and an after that leaves the least squares, and how often a series of
 * the same values in another order splits as well. The p-value is of the best split of each order, so that having
 * looked for the best one is paid for.
 */
import { seeded } from './random';

/** Up to so many values every order counts (by subsets, not one by one); above, a fixed number of orders is drawn. */
const MOST_EXACT = 14;
const DRAWN = 1999;
/** One odd week at an end is no step. */
const FEWEST_ON_A_SIDE = 2;
/** Sums of the same numbers in another order differ by rounding. */
const ROUNDING = 1e-9;

export interface Step {
  /** place of the first value after the step: as many lie before it */
  at: number;
  before: number;
  after: number;
  /** squares left by two means, and by one */
  sse: number;
  sse0: number;
  /** (SSE₀ − SSE) / (SSE / (n − 2)); Infinity when nothing is left */
  f: number;
  /** the sum of deviations from the mean of all, where it is furthest from zero */
  cusumPeak: number;
  p: number;
  /** every order was counted; else 1 999 orders were drawn, always the same */
  isExact: boolean;
}

/** @returns null with fewer than four values, or when nothing varies */
export function step(values: readonly number[]): Step | null {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const off = values.map((value) => value - mean);
  const sse0 = off.reduce((sum, value) => sum + value * value, 0);
  if (n < 2 * FEWEST_ON_A_SIDE || !(sse0 > 0)) return null;
  const best = bestSplit(off);
  const sse = Math.max(0, sse0 - best.gain);
  const after = mean - best.sum / (n - best.at);
  // A part of all squares and not of the gain, which may be nothing: then every order splits as well.
  const least = best.gain - ROUNDING * sse0;
  const isExact = n <= MOST_EXACT;
  return {
    at: best.at,
    before: mean + best.sum / best.at,
    after,
    sse,
    sse0,
    f: (sse0 - sse) / (sse / (n - 2)),
    cusumPeak: furthest(off),
    p: isExact ? exact(off, least) : drawn(off, least),
    isExact,
  };
}

/** Squares that a split saves, when the deviations before it sum to `sum`. */
function gainOf(sum: number, at: number, n: number): number {
  return (sum * sum * n) / (at * (n - at));
}

function isSplit(at: number, n: number): boolean {
  return at >= FEWEST_ON_A_SIDE && n - at >= FEWEST_ON_A_SIDE;
}

function bestSplit(off: readonly number[]): { at: number; sum: number; gain: number } {
  let best = { at: FEWEST_ON_A_SIDE, sum: 0, gain: -1 };
  let sum = 0;
  off.forEach((value, index) => {
    sum += value;
    const gain = isSplit(index + 1, off.length) ? gainOf(sum, index + 1, off.length) : -1;
    if (gain > best.gain) best = { at: index + 1, sum, gain };
  });
  return best;
}

function furthest(off: readonly number[]): number {
  let sum = 0;
  let peak = 0;
  for (const value of off) {
    sum += value;
    if (Math.abs(sum) > Math.abs(peak)) peak = sum;
  }
  return peak;
}

/**
 * Share of all orders that have a split at least as good. An order is a way through the subsets of the values, adding
 * one at a time; counted are the ways that never pass a subset whose split is as good: 2ⁿ subsets instead of n! orders.
 */
function exact(off: readonly number[], least: number): number {
  const n = off.length;
  const subsets = 2 ** n;
  const sums = new Float64Array(subsets);
  const sizes = new Uint8Array(subsets);
  const ways = new Float64Array(subsets);
  ways[0] = 1;
  let orders = 1;
  for (let subset = 1; subset < subsets; subset += 1) {
    const lowest = 31 - Math.clz32(subset & -subset);
    const rest = subset & (subset - 1);
    sums[subset] = sums[rest]! + off[lowest]!;
    sizes[subset] = sizes[rest]! + 1;
    if (isSplit(sizes[subset]!, n) && gainOf(sums[subset]!, sizes[subset]!, n) >= least) continue;
    for (let index = 0; index < n; index += 1) {
      if (subset & (1 << index)) ways[subset]! += ways[subset ^ (1 << index)]!;
    }
  }
  for (let size = 2; size <= n; size += 1) orders *= size;
  return 1 - ways[subsets - 1]! / orders;
}

/** (1 + orders at least as good) / (1 + orders drawn): never 0, and the same on every machine. */
function drawn(off: readonly number[], least: number): number {
  const random = seeded(1);
  const order = [...off];
  let asGood = 0;
  for (let round = 0; round < DRAWN; round += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    if (bestSplit(order).gain >= least) asGood += 1;
  }
  return (1 + asGood) / (1 + DRAWN);
}
