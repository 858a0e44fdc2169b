import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { defensiveRate } from '../../src/lib/metrics/defensive_rate';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_defensive: true },
  { is_human_agent: false, is_auto_reply: true, has_defensive: true },
  { is_public: false, has_defensive: true },
  { is_scored: false, has_defensive: true },
  { role: 'customer' as const, is_human_agent: false, has_defensive: true },
];

describe('messages that defend instead of helping', () => {
  it('is one of the thirteen human messages of the mini-corpus', async () => {
    const messages = [...Array.from({ length: 13 }, (_, i) => ({ has_defensive: i < 1 })), ...NOT_COUNTED];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(defensiveRate, { rows: await engine.ask(defensiveRate), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(1 / 13, 10),
      interval: { low: expect.closeTo(0.0137, 4), high: expect.closeTo(0.3331, 4) },
      n: 13,
      k: 1,
      confidence: 'small',
    });
  });
});
