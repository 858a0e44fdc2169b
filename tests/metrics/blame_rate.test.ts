import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { blameRate } from '../../src/lib/metrics/blame_rate';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_blame: true },
  { is_human_agent: false, is_auto_reply: true, has_blame: true },
  { is_public: false, has_blame: true },
  { is_scored: false, has_blame: true },
  { role: 'customer' as const, is_human_agent: false, has_blame: true },
];

describe('messages that blame the customer', () => {
  it('is one of the thirteen human messages of the mini-corpus', async () => {
    const messages = [...Array.from({ length: 13 }, (_, i) => ({ has_blame: i < 1 })), ...NOT_COUNTED];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(blameRate, { rows: await engine.ask(blameRate), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(1 / 13, 10),
      interval: { low: expect.closeTo(0.0137, 4), high: expect.closeTo(0.3331, 4) },
      n: 13,
      k: 1,
      confidence: 'small',
    });
  });
});
