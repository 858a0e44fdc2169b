import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { emojiMismatch } from '../../src/lib/metrics/emoji_mismatch';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { customer_mood_before: 'frustrated' as const, has_emoji_mismatch: false },
  { customer_mood_before: null, has_emoji_mismatch: false },
  { customer_mood_before: 'angry' as const, is_public: false, has_emoji_mismatch: true },
];

describe('smiles at angry customers', () => {
  it('is a share of the answers to customers who are angry or feel let down', async () => {
    const messages = [
      ...Array.from({ length: 8 }, (_, i) => ({
        customer_mood_before: i % 2 ? ('angry' as const) : ('disappointed' as const),
        has_emoji_mismatch: i < 2,
      })),
      ...NOT_COUNTED,
    ];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(emojiMismatch, { rows: await engine.ask(emojiMismatch), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(2 / 8, 10),
      interval: { low: expect.closeTo(0.0715, 4), high: expect.closeTo(0.5907, 4) },
      n: 8,
      k: 2,
      confidence: 'small',
    });
  });
});
