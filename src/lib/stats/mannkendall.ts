/**
 * Mann–Kendall: do the weeks of a series go one way more often than chance would have it? It asks only which of two
 * weeks is higher, so that neither the unit nor one odd week matters. (Mann 1945, Kendall 1975.)
 */
import { isCarriedOver } from './autocorrelation';
import { normalTails } from './distributions';
import { theilSen } from './theilsen';

/** Up to so many values without ties the p-value is counted out instead of approximated. */
const MOST_EXACT = 10;

export interface MonotoneTrend {
  /** S: pairs that rise minus pairs that fall */
  s: number;
  /** variance of S, with ties */
  variance: number;
  z: number;
  pNormal: number;
  /** null with more than ten values, or with ties */
  pExact: number | null;
  /** the exact p where there is one */
  p: number;
  /** weeks carry over into the next, beside the trend: then p is too small, and the page says so */
  isCarriedOver: boolean;
}

/** @returns null with fewer than three values, or when all are the same */
export function mannKendall(values: readonly number[]): MonotoneTrend | null {
  const n = values.length;
  let s = 0;
  values.forEach((early, place) => {
    for (let later = place + 1; later < n; later += 1) s += Math.sign(values[later]! - early);
  });
  const ties = tiedGroups(values);
  const tied = ties.reduce((sum, size) => sum + size * (size - 1) * (2 * size + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18;
  if (n < 3 || variance === 0) return null;
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  const pNormal = normalTails(z);
  const pExact = n <= MOST_EXACT && ties.length === 0 ? exact(n, Math.abs(s)) : null;
  return { s, variance, z, pNormal, pExact, p: pExact ?? pNormal, isCarriedOver: isCarriedOver(beside(values)) };
}

/** What is left of the values beside their Sen line: a trend alone makes neighbours alike. */
function beside(values: readonly number[]): number[] {
  const slope = theilSen(values)?.slope ?? 0;
  return values.map((value, place) => value - slope * place);
}

/** Sizes of the groups of equal values, of two and more. */
function tiedGroups(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size > 1);
}

/** P(|S| ≥ s) over all orders of n values: the counts of orders by inversions, one value after another. */
function exact(n: number, s: number): number {
  let orders = [1];
  for (let size = 2; size <= n; size += 1) {
    const next = new Array<number>(orders.length + size - 1).fill(0);
    orders.forEach((count, inversions) => {
      for (let more = 0; more < size; more += 1) next[inversions + more]! += count;
    });
    orders = next;
  }
  const pairs = (n * (n - 1)) / 2;
  const all = orders.reduce((sum, count) => sum + count, 0);
  return (
    orders.reduce((sum, count, inversions) => (Math.abs(pairs - 2 * inversions) >= s ? sum + count : sum), 0) / all
  );
}
