import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { riskyJokes } from '../../src/lib/metrics/risky_jokes';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_risky_joke: true },
  { is_human_agent: false, is_auto_reply: true, has_risky_joke: true },
  { is_public: false, has_risky_joke: true },
  { is_scored: false, has_risky_joke: true },
  { role: 'customer' as const, is_human_agent: false, has_risky_joke: true },
];

describe('jokes that may hurt', () => {
  it('is a share of what people wrote to customers', async () => {
    const messages = [...Array.from({ length: 20 }, (_, i) => ({ has_risky_joke: i < 2 })), ...NOT_COUNTED];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(riskyJokes, { rows: await engine.ask(riskyJokes), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(2 / 20, 10),
      interval: { low: expect.closeTo(0.0279, 4), high: expect.closeTo(0.301, 4) },
      n: 20,
      k: 2,
      confidence: 'plain',
    });
  });
});
