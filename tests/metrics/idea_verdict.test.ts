import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { ideaVerdict } from '../../src/lib/metrics/idea_verdict';
import { engineWith } from './engine';

describe('time until an idea gets its verdict', () => {
  it('has a curve with who never heard beside it', async () => {
    const idea = (days: number, idea_verdict_outcome: 'event' | 'ended' | 'open') => ({
      kind: 'idea' as const,
      idea_verdict_outcome,
      idea_verdict_followed_seconds: days * 86_400,
    });
    const conversations = [idea(1, 'event'), idea(3, 'event'), idea(5, 'event'), idea(4, 'ended'), idea(2, 'open')];
    const engine = await engineWith({ conversations: [...conversations, { ...idea(9, 'event'), kind: 'bug' }] });
    const { figure, curves } = resultOf(ideaVerdict, { rows: await engine.ask(ideaVerdict), sql: '' });
    expect([figure.n, curves[0]?.events, curves[0]?.ended, curves[0]?.open]).toEqual([5, 3, 1, 1]);
    expect(figure.value).toBe(5 * 86_400);
  });
});
