/**
 * How much more often something comes than before, drawn towards 1 where there are few: (k₁ + 5) ÷ (k₀·e₁/e₀ + 5),
 * between one half and two (methodology 5.4). Five is what the team says nothing about below, so that as many events of
 * no change are mixed in.
 */
import type { Rate } from './rateratio';

const PRIOR = 5;
export const LEAST_TREND = 0.5;
export const MOST_TREND = 2;

/** 1 where one of the windows holds nothing to compare with. */
export function shrunkTrend(before: Rate, now: Rate): number {
  if (!(before.exposure > 0 && now.exposure > 0)) return 1;
  const expected = (before.events * now.exposure) / before.exposure;
  return Math.min(MOST_TREND, Math.max(LEAST_TREND, (now.events + PRIOR) / (expected + PRIOR)));
}
