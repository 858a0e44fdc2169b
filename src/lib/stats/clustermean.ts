/**
 * Mean with a cluster-robust interval: messages and episodes of one customer are not independent,
 * and an interval that pretends so is far too narrow. (Liang & Zeger 1986, with the G/(G−1) correction.)
 *
 * It needs no row per customer: with S_g and N_g the sum and count of customer g,
 * Σ(S_g − ȳN_g)² = ΣS_g² − 2ȳ·ΣS_gN_g + ȳ²·ΣN_g², so five sums and a count are enough.
 */
import type { Interval } from '../model/figures';
import { studentQuantile } from './distributions';

/** Fewer customers than this give no interval. */
export const FEWEST_CLUSTERS = 5;

export interface ClusterSums {
  /** Σ N_g: values in all */
  n: number;
  /** Σ S_g: sum of all values */
  s: number;
  /** Σ S_g² */
  ss: number;
  /** Σ S_g·N_g */
  sn: number;
  /** Σ N_g² */
  nn: number;
  /** G: clusters with at least one value */
  clusters: number;
}

export interface ClusterMean {
  mean: number;
  standardError: number | null;
  interval: Interval | null;
}

/** Mean and 95 % t interval with G − 1 degrees of freedom. @returns null when there is no value */
export function clusterMean({ n, s, ss, sn, nn, clusters }: ClusterSums): ClusterMean | null {
  if (n === 0) return null;
  const mean = s / n;
  if (clusters < FEWEST_CLUSTERS) return { mean, standardError: null, interval: null };
  // Rounding may leave a hair below zero where all customers agree.
  const residuals = Math.max(0, ss - 2 * mean * sn + mean * mean * nn);
  const standardError = Math.sqrt(((clusters / (clusters - 1)) * residuals) / (n * n));
  const half = studentQuantile(0.975, clusters - 1) * standardError;
  return { mean, standardError, interval: { low: mean - half, high: mean + half } };
}

/** The sums of one value list per cluster: what the metrics' SQL does, for data at hand. */
export function clusterSums(clusters: Iterable<number[]>): ClusterSums {
  const sums: ClusterSums = { n: 0, s: 0, ss: 0, sn: 0, nn: 0, clusters: 0 };
  for (const values of clusters) {
    if (values.length === 0) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    sums.n += values.length;
    sums.s += sum;
    sums.ss += sum * sum;
    sums.sn += sum * values.length;
    sums.nn += values.length * values.length;
    sums.clusters += 1;
  }
  return sums;
}
