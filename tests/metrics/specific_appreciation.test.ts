import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { specificAppreciation } from '../../src/lib/metrics/specific_appreciation';
import { engineWith } from './engine';

/** What counts on neither side. */
const NOT_COUNTED = [
  { has_thanks: false, has_appreciation: false },
  { role: 'bot' as const, is_human_agent: false, has_thanks: true, has_appreciation: false },
];

describe('thanks that mean something', () => {
  it('is a share of the messages that thank', async () => {
    const messages = [
      ...Array.from({ length: 12 }, (_, i) => ({ has_thanks: true, has_appreciation: i < 3 })),
      ...NOT_COUNTED,
    ];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(specificAppreciation, { rows: await engine.ask(specificAppreciation), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(3 / 12, 10),
      interval: { low: expect.closeTo(0.0889, 4), high: expect.closeTo(0.5323, 4) },
      n: 12,
      k: 3,
      confidence: 'small',
    });
  });
});
