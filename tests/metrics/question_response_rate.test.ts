import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { questionResponseRate } from '../../src/lib/metrics/question_response_rate';
import type { AskOutcome } from '../../src/lib/model/questions';
import { engineWith } from './engine';

const asks = (times: number, outcome: AskOutcome, is_matured: boolean, is_first = true) =>
  Array.from({ length: times }, () => ({ outcome, is_matured, is_first }));

describe('response to the question of the week', () => {
  it('is 25 of 72 whom there was time to answer; early answers of young asks and second asks do not count [G-QRR]', async () => {
    const engine = await engineWith({
      questionAsks: [
        ...asks(25, 'answered', true),
        ...asks(3, 'declined', true),
        ...asks(44, 'unanswered', true),
        ...asks(4, 'answered', false),
        ...asks(8, 'pending', false),
        ...asks(5, 'answered', true, false),
      ],
    });
    const { figure, shares } = resultOf(questionResponseRate, {
      rows: await engine.ask(questionResponseRate),
      sql: '',
    });
    const interval = { low: expect.closeTo(0.2475, 4), high: expect.closeTo(0.4624, 4) };
    expect(figure).toEqual({ value: 25 / 72, k: 25, n: 72, interval, confidence: 'plain' });
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['answered', 25],
      ['declined', 3],
      ['unanswered', 44],
    ]);
  });
});
