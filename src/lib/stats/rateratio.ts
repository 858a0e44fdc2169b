/**
 * Two rates compared, such as complaints per conversation before and after a release: the ratio, its interval on the log
 * scale, and an exact p that holds for few events (given their sum, the events before are binomial; Przyborowski &
 * Wilenski 1940).
 */
import type { Interval } from '../model/figures';
import { Z95 } from './distributions';

/** So many events in so much exposure. */
export interface Rate {
  events: number;
  /** conversations, days …; above 0 */
  exposure: number;
}

export interface RateRatio {
  /** rate after ÷ rate before */
  ratio: number;
  /** 95 %, √(1/a + 1/b) on the log scale; null where one of the counts is 0 */
  interval: Interval | null;
  /** two-sided: all ways to share the events out that are as rare as this one, or rarer */
  p: number;
}

/** @returns null without any event, without exposure, or with no event before (nothing to divide by) */
export function rateRatio(before: Rate, after: Rate): RateRatio | null {
  const total = before.events + after.events;
  if (!(before.exposure > 0 && after.exposure > 0) || total === 0 || before.events === 0) return null;
  const ratio = after.events / after.exposure / (before.events / before.exposure);
  const share = after.exposure / (before.exposure + after.exposure);
  const error = Math.sqrt(1 / before.events + 1 / after.events);
  return {
    ratio,
    interval: after.events === 0 ? null : { low: ratio * Math.exp(-Z95 * error), high: ratio * Math.exp(Z95 * error) },
    p: asRare(after.events, total, share),
  };
}

/** P of the binomial counts that are no likelier than k. */
function asRare(k: number, n: number, share: number): number {
  const logOdds = Math.log(share) - Math.log1p(-share);
  const chances: number[] = [n * Math.log1p(-share)];
  for (let count = 1; count <= n; count += 1)
    chances.push(chances[count - 1]! + Math.log(n - count + 1) - Math.log(count) + logOdds);
  // Two ways that are equally likely differ by rounding.
  const most = chances[k]! + 1e-9;
  return Math.min(
    1,
    chances.reduce((sum, chance) => (chance <= most ? sum + Math.exp(chance) : sum), 0),
  );
}
