import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { emojiRate } from '../../src/lib/metrics/emoji_rate';
import { engineWith } from './engine';

describe('emoji per 100 messages', () => {
  it('counts emoji, not messages with one', async () => {
    const messages = Array.from({ length: 25 }, (_, i) => ({ emoji_count: i === 0 ? 4 : i < 4 ? 1 : 0 }));
    const engine = await engineWith({ messages });
    const { figure } = resultOf(emojiRate, { rows: await engine.ask(emojiRate), sql: '' });
    expect(figure).toMatchObject({ value: expect.closeTo(28, 10), n: 25 });
    expect(figure.interval!.low).toBeLessThan(28);
    expect(figure.interval!.high).toBeGreaterThan(28);
  });

  it('leaves out what no person wrote to a customer', async () => {
    const machine = { role: 'bot' as const, is_human_agent: false, words: 100, cliche_count: 5, emoji_count: 5 };
    const engine = await engineWith({ messages: [machine, { ...machine, is_human_agent: true, is_public: false }] });
    const { figure } = resultOf(emojiRate, { rows: await engine.ask(emojiRate), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
  });
});
