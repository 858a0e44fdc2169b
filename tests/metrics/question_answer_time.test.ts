import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { questionAnswerTime } from '../../src/lib/metrics/question_answer_time';
import type { Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

const DAY = 86_400;
const ask = (answer_outcome: Outcome, answer_followed_seconds: number, is_first = true) => ({
  ...{ answer_outcome, answer_followed_seconds, is_first },
});

describe('time to an answer to the question of the week', () => {
  it('reaches half of those asked when young asks count for as long as they were watched', async () => {
    const minutes = [4, 9, 15, 22, 31];
    const engine = await engineWith({
      questionAsks: [
        ...minutes.map((minute) => ask('event', minute * 60)),
        ...[ask('ended', 14 * DAY), ask('ended', 60), ask('open', DAY), ask('event', 5, false)],
      ],
    });
    const { figure, curves } = resultOf(questionAnswerTime, { rows: await engine.ask(questionAnswerTime), sql: '' });
    expect([figure.value, figure.n]).toEqual([22 * 60, 8]);
    const { events, ended, open, never } = curves[0]!;
    expect([events, ended, open]).toEqual([5, 2, 1]);
    expect(never.value).toBeCloseTo(0.375, 10);
  });
});
