import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { questionNumberShare } from '../../src/lib/metrics/question_number_share';
import type { AnswerClass } from '../../src/lib/model/questions';
import { engineWith } from './engine';

const answers = (times: number, said: AnswerClass, more = {}) =>
  Array.from({ length: times }, () => ({
    class: said,
    is_first: true,
    is_approximate: false,
    low: 3,
    high: 3,
    ...more,
  }));

describe('answers that are numbers or facts', () => {
  it('are 18 of 29; whoever declined, or wrote of something else, gave no answer [G-QRR]', async () => {
    const engine = await engineWith({
      questionAnswers: [
        ...answers(9, 'number'),
        ...answers(2, 'number', { is_approximate: true }),
        ...answers(3, 'number', { high: null }),
        ...answers(4, 'fact', { low: null, high: null }),
        ...answers(5, 'explanation'),
        ...answers(6, 'subjective'),
        ...answers(3, 'declined'),
        ...answers(7, 'off_topic'),
        ...answers(2, 'number', { is_first: false }),
      ],
    });
    const { figure, shares } = resultOf(questionNumberShare, { rows: await engine.ask(questionNumberShare), sql: '' });
    const interval = { low: expect.closeTo(0.44, 4), high: expect.closeTo(0.7731, 4) };
    expect(figure).toEqual({ value: 18 / 29, k: 18, n: 29, interval, confidence: 'plain' });
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['number', 14],
      ['fact', 4],
      ['explanation', 5],
      ['subjective', 6],
      ['exact', 9],
    ]);
  });
});
