/**
 * A burst: a day with far more complaints than the same weekday of the weeks before. Poisson, or negative binomial by
 * moments where those days differ from each other more than a Poisson count does.
 */
import { negativeBinomialTail, poissonTail } from './distributions';

/** A day is a burst when it is rarer than this, and never with fewer than so many. */
const RARE = 0.001;
const FEWEST = 5;

export interface Burst {
  /** mean of the days before */
  expected: number;
  /** P(so many or more) */
  p: number;
  isBurst: boolean;
  /** what the days before were taken for */
  model: 'poisson' | 'negative binomial';
}

/**
 * One day's count against the counts of the same weekday before it.
 * @returns null without days before
 */
export function burst(count: number, before: readonly number[]): Burst | null {
  if (before.length === 0) return null;
  const expected = before.reduce((sum, one) => sum + one, 0) / before.length;
  const squares = before.reduce((sum, one) => sum + (one - expected) ** 2, 0);
  const variance = before.length > 1 ? squares / (before.length - 1) : 0;
  const isWide = variance > expected;
  const p = isWide ? negativeBinomialTail(count, expected, variance) : poissonTail(count, expected);
  return { expected, p, isBurst: p < RARE && count >= FEWEST, model: isWide ? 'negative binomial' : 'poisson' };
}
