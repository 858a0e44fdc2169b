/**
 * Empirical Bayes for shares of groups (teams, agents): a group of four says little, so its share is drawn towards
 * that of all, the more the fewer it has and the less the groups differ. Beta-binomial by moments: with
 * p = ΣK/ΣN and Q = Σn(p_i−p)²/(p(1−p)), ρ = (Q−(m−1))/(N−Σn²/N−(m−1)), the prior weighs M = 1/ρ − 1 trials.
 */
import type { Interval } from '../model/figures';
import { betaQuantile } from './distributions';
import { wilson } from './wilson';

/** With fewer groups than this the spread between them is a guess: show the raw shares with Wilson's interval. */
export const FEWEST_GROUPS = 8;
/** However unlike the groups are, all of them together tell as much as one trial: a beta of no weight has no quantiles. */
const LEAST_WEIGHT = 1;

export interface GroupShare {
  k: number;
  n: number;
}

/** What the groups have in common. */
export interface BetaPrior {
  alpha: number;
  beta: number;
  /** M: trials that the prior is worth */
  weight: number;
}

export interface Shrunk {
  /** p: share of all together */
  share: number;
  /** Q: 0 where the groups agree, about m − 1 where they differ by chance alone; null when it is not defined */
  q: number | null;
  /** ρ: correlation within a group; null when it is not defined */
  correlation: number | null;
  /** null when the groups differ by no more than chance: then each gets the share of all */
  prior: BetaPrior | null;
  /** fewer than eight groups */
  isUnstable: boolean;
  /** one a group, in the order given */
  groups: { value: number; interval: Interval }[];
}

/**
 * The shrunk share of each group with its 95 % beta interval.
 * @returns null when the groups are all empty
 * @throws RangeError when a group has k outside 0…n
 */
export function shrink(groups: readonly GroupShare[]): Shrunk | null {
  const counted = groups.filter(({ n }) => n > 0);
  const n = counted.reduce((sum, group) => sum + group.n, 0);
  const k = counted.reduce((sum, group) => sum + group.k, 0);
  const ofAll = wilson(k, n);
  for (const group of groups) wilson(group.k, group.n);
  if (!ofAll) return null;
  const share = k / n;
  const q = spreadOf(counted, share);
  const correlation = q === null ? null : correlationOf(counted, n, q);
  const prior = correlation !== null && correlation > 0 ? priorOf(share, correlation) : null;
  return {
    share,
    q,
    correlation,
    prior,
    isUnstable: counted.length < FEWEST_GROUPS,
    groups: groups.map((group) => (prior ? posterior(group, prior) : { value: share, interval: ofAll })),
  };
}

function spreadOf(groups: readonly GroupShare[], share: number): number | null {
  if (share === 0 || share === 1) return null;
  return groups.reduce((sum, { k, n }) => sum + n * (k / n - share) ** 2, 0) / (share * (1 - share));
}

function correlationOf(groups: readonly GroupShare[], n: number, q: number): number | null {
  const free = groups.length - 1;
  const room = n - groups.reduce((sum, group) => sum + group.n ** 2, 0) / n - free;
  return room > 0 ? (q - free) / room : null;
}

function priorOf(share: number, correlation: number): BetaPrior {
  const weight = Math.max(LEAST_WEIGHT, 1 / correlation - 1);
  return { alpha: share * weight, beta: (1 - share) * weight, weight };
}

function posterior({ k, n }: GroupShare, { alpha, beta, weight }: BetaPrior): Shrunk['groups'][number] {
  const [one, other] = [k + alpha, n - k + beta];
  return {
    value: one / (n + weight),
    interval: { low: betaQuantile(0.025, one, other), high: betaQuantile(0.975, one, other) },
  };
}
