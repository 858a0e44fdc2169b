/**
 * Mantel–Haenszel: does what happens after a behaviour differ, when like is compared with like?
 * Each stratum (the same mood before, the same turn) is one comparison; the strata are then weighed together.
 * Risk difference with the variance of Greenland & Robins (1985), odds ratio with that of Robins, Breslow &
 * Greenland (1986), χ² without continuity correction (Mantel & Haenszel 1959). Association, never cause.
 */
import type { Interval } from '../model/figures';
import { normalTails, Z95 } from './distributions';

/** Two groups within which everything named by the stratum is alike. */
export interface Stratum {
  /** with the behaviour: events and all */
  k1: number;
  n1: number;
  /** without it */
  k0: number;
  n0: number;
}

export interface Adjusted {
  /** strata in which both groups occur; the others say nothing of a difference */
  strata: number;
  /** share with the behaviour minus share without, over the strata */
  difference: { value: number; standardError: number; interval: Interval };
  /** null where one side has no events, or nothing but events */
  oddsRatio: { value: number; interval: Interval } | null;
  /** null where no stratum has both events and others */
  chiSquare: number | null;
  p: number | null;
}

/**
 * The adjusted comparison over all strata, with 95 % intervals.
 * @returns null when both groups meet in no stratum
 * @throws RangeError when a stratum has k outside 0…n
 */
export function mantelHaenszel(all: readonly Stratum[]): Adjusted | null {
  for (const { k1, n1, k0, n0 } of all) {
    if (!(k1 >= 0 && k1 <= n1 && k0 >= 0 && k0 <= n0))
      throw new RangeError(`A stratum needs 0 ≤ k ≤ n; got ${k1} of ${n1} against ${k0} of ${n0}.`);
  }
  const strata = all.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  if (strata.length === 0) return null;
  const { chiSquare, p } = test(strata);
  return { strata: strata.length, difference: riskDifference(strata), oddsRatio: oddsRatio(strata), chiSquare, p };
}

function riskDifference(strata: readonly Stratum[]): Adjusted['difference'] {
  let weights = 0;
  let weighted = 0;
  let spread = 0;
  for (const { k1, n1, k0, n0 } of strata) {
    const n = n1 + n0;
    const weight = (n1 * n0) / n;
    weights += weight;
    weighted += weight * (k1 / n1 - k0 / n0);
    spread += (k1 * (n1 - k1) * n0 ** 3 + k0 * (n0 - k0) * n1 ** 3) / (n1 * n0 * n * n);
  }
  const value = weighted / weights;
  const standardError = Math.sqrt(spread) / weights;
  const half = Z95 * standardError;
  return { value, standardError, interval: { low: value - half, high: value + half } };
}

/** With R = ad/N, S = bc/N, P = (a+d)/N, Q = (b+c)/N: Var ln OR = ΣPR/2(ΣR)² + Σ(PS+QR)/2ΣRΣS + ΣQS/2(ΣS)². */
function oddsRatio(strata: readonly Stratum[]): Adjusted['oddsRatio'] {
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const { k1, n1, k0, n0 } of strata) {
    const n = n1 + n0;
    const along = (k1 * (n0 - k0)) / n;
    const across = ((n1 - k1) * k0) / n;
    const p = (k1 + n0 - k0) / n;
    r += along;
    s += across;
    pr += p * along;
    mixed += p * across + (1 - p) * along;
    qs += (1 - p) * across;
  }
  if (r === 0 || s === 0) return null;
  const value = r / s;
  const spread = Math.exp(Z95 * Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)));
  return { value, interval: { low: value / spread, high: value * spread } };
}

function test(strata: readonly Stratum[]): { chiSquare: number | null; p: number | null } {
  let surplus = 0;
  let variance = 0;
  for (const { k1, n1, k0, n0 } of strata) {
    const n = n1 + n0;
    const events = k1 + k0;
    surplus += k1 - (n1 * events) / n;
    variance += (n1 * n0 * events * (n - events)) / (n * n * (n - 1));
  }
  if (variance === 0) return { chiSquare: null, p: null };
  const chiSquare = surplus ** 2 / variance;
  return { chiSquare, p: normalTails(Math.sqrt(chiSquare)) };
}
