import { describe, expect, it } from 'vitest';
import { countsOf, scoreOf } from '../../../pipelines/evaluate/score';

const answers = (right: number, wrong: number, missed: number, neither: number) => [
  ...Array.from({ length: right }, () => ({ expected: true, found: true })),
  ...Array.from({ length: wrong }, () => ({ expected: false, found: true })),
  ...Array.from({ length: missed }, () => ({ expected: true, found: false })),
  ...Array.from({ length: neither }, () => ({ expected: false, found: false })),
];
const rounded = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toFixed(4)) : part)));

describe('precision, recall and F1', () => {
  it('of 7 right, 5 wrong and 1 missed', () => {
    expect(rounded(scoreOf(countsOf(answers(7, 5, 1, 10))))).toEqual({
      ...{ n: 8, messages: 23, right: 7, wrong: 5, missed: 1 },
      precision: { value: 0.5833, low: 0.3195, high: 0.8067 },
      recall: { value: 0.875, low: 0.5291, high: 0.9776 },
      f1: 0.7,
    });
  });

  it('are unknown, not zero, where nothing was labelled or found', () => {
    expect(scoreOf(countsOf(answers(0, 0, 0, 4)))).toEqual({
      ...{ n: 0, messages: 4, right: 0, wrong: 0, missed: 0 },
      ...{ precision: null, recall: null, f1: null },
    });
  });

  it('F1 is zero when everything was missed, though precision is unknown', () => {
    const { precision, recall, f1 } = scoreOf(countsOf(answers(0, 0, 3, 0)));
    expect([precision, recall?.value, f1]).toEqual([null, 0, 0]);
  });
});
