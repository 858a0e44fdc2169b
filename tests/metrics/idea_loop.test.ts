import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { ideaLoop } from '../../src/lib/metrics/idea_loop';
import { engineWith } from './engine';

describe('ideas whose sender heard what became of them', () => {
  it('are a share of ended ideas; a reason or another way, of those refused', async () => {
    const idea = (outcome: 'event' | 'ended', refused = false, helped: boolean | null = null) => ({
      kind: 'idea' as const,
      agent_message_count: outcome === 'event' ? 2 : 1,
      has_appreciation: outcome === 'event',
      has_idea_shared: outcome === 'event',
      has_idea_refusal: refused,
      has_idea_refusal_help: helped,
      idea_verdict_outcome: outcome,
    });
    const conversations = [
      idea('event', true, true),
      idea('event', true, false),
      idea('event'),
      idea('ended'),
      { ...idea('ended'), agent_message_count: 0 },
      { ...idea('event'), is_open: true },
    ];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(ideaLoop, { rows: await engine.ask(ideaLoop), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 5]);
    expect(shares.map(({ key, n, k }) => [key, n, k])).toEqual([
      ['answered', 5, 4],
      ['appreciated', 5, 3],
      ['shared', 5, 3],
      ['verdict', 5, 3],
      // Two refusals are too few to say anything of.
      ['refusal_help', 2, undefined],
    ]);
  });
});
