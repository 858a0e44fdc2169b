/**
 * Where it hurts most: pain = affected × mean severity × trend (methodology 5.4), and how sure the order is. The interval
 * of a rank holds the middle 80 % of the ranks that a topic gets when each factor is drawn again from what is known of it:
 * affected from its own estimate, severities with replacement (bootstrap), the counts of both windows as Poisson.
 */
import type { Interval } from '../model/figures';
import { drawPoisson, seeded } from './random';
import type { Rate } from './rateratio';
import { shrunkTrend } from './shrunktrend';

/** A quantity by quantiles, shares ascending: straight lines between them, and none beyond the first and last. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

export interface Pain {
  affected: number;
  /** what is known of `affected`; left out where it is counted */
  spread?: Quantiles;
  /** how many complaints have severity 1, 2, 3, 4 */
  severities: readonly number[];
  before: Rate;
  now: Rate;
}

/** Σ severity ÷ complaints; null without any. */
export function meanSeverity(severities: readonly number[]): number | null {
  const n = severities.reduce((sum, count) => sum + count, 0);
  return n === 0 ? null : severities.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
}

/** Affected × severity × trend; without a known severity that of an annoyance (2) stands for it. */
export function painOf({ affected, severities, before, now }: Pain): number {
  return affected * (meanSeverity(severities) ?? UNKNOWN_SEVERITY) * shrunkTrend(before, now);
}

const UNKNOWN_SEVERITY = 2;
const DRAWS = 1_000;
const LOW = 0.1;
const HIGH = 0.9;
/** Of more, counts are drawn class by class: the same in the limit, and its cost does not follow their number. */
const MOST_RESAMPLED = 400;

/** For each, in the order given, between which ranks it stands in the middle 80 % of draws; 1 hurts most. */
export function rankIntervals(pains: readonly Pain[], draws = DRAWS): Interval[] {
  const random = seeded(pains.length);
  const ranks: number[][] = pains.map(() => []);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = pains.map((pain, index) => ({ index, value: painOf(again(pain, random)) }));
    drawn.sort((a, b) => b.value - a.value || a.index - b.index).forEach(({ index }, at) => ranks[index]!.push(at + 1));
  }
  return ranks.map((own) => {
    const sorted = own.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(draws - 1, Math.floor(share * draws))]!;
    return { low: at(LOW), high: at(HIGH) };
  });
}

function again({ affected, spread, severities, before, now }: Pain, random: () => number): Pain {
  const redrawn = (rate: Rate) => ({ ...rate, events: drawPoisson(rate.events, random) });
  return {
    affected: spread ? quantileAt(spread, random()) : affected,
    severities: resampled(severities, random),
    before: redrawn(before),
    now: redrawn(now),
  };
}

/** As many draws as there are, each from the counts themselves. */
function resampled(counts: readonly number[], random: () => number): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n > MOST_RESAMPLED) return counts.map((count) => drawPoisson(count, random));
  const drawn = counts.map(() => 0);
  for (let draw = 0; draw < n; draw += 1) {
    let left = random() * n;
    const at = counts.findIndex((count) => (left -= count) < 0);
    drawn[at < 0 ? counts.length - 1 : at]! += 1;
  }
  return drawn;
}

function quantileAt(spread: Quantiles, share: number): number {
  const after = spread.findIndex(([at]) => at >= share);
  if (after === 0) return spread[0]![1];
  if (after < 0) return spread.at(-1)![1];
  const [[from, low], [to, high]] = [spread[after - 1]!, spread[after]!];
  return low + ((share - from) / (to - from)) * (high - low);
}
