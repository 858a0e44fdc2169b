/** Numbers to figures, with the rules for small groups: too few are withheld, few are marked as small. */
import type { Figure, Interval } from '../model/figures';
import { wilson } from '../stats/wilson';
import { poissonRate } from '../stats/poissonrate';
import { clusterMean, type ClusterSums } from '../stats/clustermean';

/** Below this a figure is withheld: it would say more about single people than about the group. */
export const FEWEST = 5;
/** Below this a figure is marked as small, and nothing is shown of a single person. */
export const FEWEST_FOR_PERSON = 20;

export function confidenceOf(n: number, fewest: number = FEWEST): Figure['confidence'] {
  if (n < fewest) return 'withheld';
  return n < FEWEST_FOR_PERSON ? 'small' : 'plain';
}

/** A value with its interval, both withheld when n is too small. */
export function figure(value: number | null, interval: Interval | null, n: number, fewest?: number): Figure {
  const confidence = confidenceOf(n, fewest);
  return confidence === 'withheld'
    ? { value: null, interval: null, n, confidence }
    : { value, interval, n, confidence };
}

/** k of n with Wilson's interval. */
export function shareFigure(k: number, n: number, fewest?: number): Figure {
  const share = figure(n > 0 ? k / n : null, wilson(k, n), n, fewest);
  return share.confidence === 'withheld' ? share : { ...share, k };
}

/** The mean of the sums, with customers as clusters. */
export function meanFigure(sums: ClusterSums, fewest?: number): Figure {
  const mean = clusterMean(sums);
  return figure(mean?.mean ?? null, mean?.interval ?? null, sums.n, fewest);
}

/** So many per so much, with customers as clusters. @param rows how many rows it rests on: what is said as n */
export function ratioFigure(sums: ClusterSums, per: number, rows: number, fewest?: number): Figure {
  const ratio = clusterMean(sums);
  if (!ratio) return figure(null, null, rows, fewest);
  // No event in so many words is not proof that there are none: customers then do not differ, and the interval would be 0.
  const none = sums.s === 0 ? poissonRate(0, sums.n)!.interval : null;
  const interval = ratio.interval && (none ?? { low: Math.max(0, ratio.interval.low), high: ratio.interval.high });
  const scaled = interval && { low: interval.low * per, high: interval.high * per };
  return figure(ratio.mean * per, scaled, rows, fewest);
}

/** k rare events in n rows, per so many, with the exact Poisson interval. */
export function rareFigure(k: number, n: number, per: number, fewest?: number): Figure {
  const rate = poissonRate(k, n, per);
  const rare = figure(rate?.value ?? null, rate?.interval ?? null, n, fewest);
  return rare.confidence === 'withheld' ? rare : { ...rare, k };
}
