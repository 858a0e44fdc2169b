import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { publicFeedbackPlan } from '../../src/lib/metrics/public_feedback_plan';
import { engineWith } from './engine';

describe('steps taken on criticism in public', () => {
  it('are a mean of four, with what else was done beside them', async () => {
    const criticism = (steps: number, answered: number) => ({
      kind: 'public' as const,
      agent_message_count: 2,
      has_listened_first: steps > 0,
      has_apology: steps > 1,
      has_remedy_question: steps > 2,
      has_action_report: steps > 3,
      has_private_channel: steps === 2,
      has_takedown_request: steps === 0,
      participant_count: 2,
      answered_participant_count: answered,
    });
    const conversations = [criticism(0, 1), criticism(1, 2), criticism(2, 2), criticism(3, 2), criticism(4, 2)];
    const engine = await engineWith({ conversations: [...conversations, { ...criticism(4, 2), kind: 'bug' }] });
    const { figure, shares } = resultOf(publicFeedbackPlan, { rows: await engine.ask(publicFeedbackPlan), sql: '' });
    expect([figure.value, figure.n]).toEqual([2, 5]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['listened', 4],
      ['apologised', 3],
      ['remedy', 2],
      ['action', 1],
      ['everybody', 4],
      ['private', 1],
      ['takedown', 1],
    ]);
  });
});
