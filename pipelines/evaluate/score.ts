/** Precision, recall and F1 from counts. */
import type { Rate, Score } from '../../src/lib/model/accuracy';
import { wilson } from '../../src/lib/stats';

export interface Counts {
  messages: number;
  right: number;
  wrong: number;
  missed: number;
}

/** Counts each answer. */
export function countsOf(answers: readonly { expected: boolean; found: boolean }[]): Counts {
  return {
    messages: answers.length,
    right: answers.filter(({ expected, found }) => expected && found).length,
    wrong: answers.filter(({ expected, found }) => !expected && found).length,
    missed: answers.filter(({ expected, found }) => expected && !found).length,
  };
}

/** Shares of counts. F1 = 2·right / (2·right + wrong + missed), unknown when nothing could have been found. */
export function scoreOf({ messages, right, wrong, missed }: Counts): Score {
  const n = right + missed;
  return {
    ...{ n, messages, right, wrong, missed },
    precision: rateOf(right, right + wrong),
    recall: rateOf(right, n),
    f1: n === 0 ? null : (2 * right) / (2 * right + wrong + missed),
  };
}

/** k of n with Wilson's 95 % interval; null of none. */
export function rateOf(k: number, n: number): Rate | null {
  const interval = wilson(k, n);
  return interval && { value: k / n, ...interval };
}
