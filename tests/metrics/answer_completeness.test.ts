import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { answerCompleteness } from '../../src/lib/metrics/answer_completeness';
import { engineWith } from './engine';

describe('questions taken up', () => {
  it('is a share of the questions, and says that it is experimental', async () => {
    const asked = (customer_question_count: number, answered_question_count: number) => ({
      ...{ customer_question_count, answered_question_count, agent_message_count: 1 },
    });
    const conversations = [asked(1, 1), asked(4, 2), asked(0, 0), { ...asked(3, 0), agent_message_count: 0 }];
    const engine = await engineWith({ conversations });
    const { figure } = resultOf(answerCompleteness, { rows: await engine.ask(answerCompleteness), sql: '' });
    expect([figure.k, figure.n, figure.confidence]).toEqual([3, 5, 'small']);
    expect(answerCompleteness.title).toContain('experimental');
  });
});
