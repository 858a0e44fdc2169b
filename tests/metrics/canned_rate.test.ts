import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { cannedRate } from '../../src/lib/metrics/canned_rate';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_canned: true },
  { is_human_agent: false, is_auto_reply: true, has_canned: true },
  { is_public: false, has_canned: true },
  { is_scored: false, has_canned: true },
  { role: 'customer' as const, is_human_agent: false, has_canned: true },
];

describe('messages with ready-made text', () => {
  it('is none of the thirteen human messages of the mini-corpus, and the bot’s does not count', async () => {
    const messages = [...Array.from({ length: 13 }, (_, i) => ({ has_canned: i < 0 })), ...NOT_COUNTED];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(cannedRate, { rows: await engine.ask(cannedRate), sql: '' });
    expect(figure).toEqual({
      value: 0,
      interval: { low: 0, high: expect.closeTo(0.2281, 4) },
      n: 13,
      k: 0,
      confidence: 'small',
    });
  });
});
