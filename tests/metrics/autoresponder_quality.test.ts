import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { autoresponderQuality } from '../../src/lib/metrics/autoresponder_quality';
import { engineWith } from './engine';

describe('what our automatic texts give', () => {
  it('is a point for each of four things; what repeats itself is told beside them', async () => {
    const text = (...given: string[]) => ({
      autoresponder_score: given.length,
      has_bot_estimate: given.includes('estimate'),
      has_bot_feeling_prompt: given.includes('feeling'),
      has_bot_why_prompt: given.includes('why'),
      has_bot_optional: given.includes('optional'),
      has_bot_repetition: given.length === 0,
      has_bot_cliche: given.length === 0,
    });
    const conversations = [
      text(),
      text(),
      text('estimate'),
      text('estimate', 'feeling', 'why', 'optional'),
      text('feeling', 'why'),
    ];
    const engine = await engineWith({ conversations: [...conversations, { autoresponder_score: null }] });
    const { figure, shares } = resultOf(autoresponderQuality, {
      rows: await engine.ask(autoresponderQuality),
      sql: '',
    });
    expect([figure.value, figure.n]).toEqual([expect.closeTo(7 / 5, 9), 5]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['estimate', 2],
      ['feeling', 2],
      ['why', 2],
      ['optional', 1],
      ['repetition', 2],
      ['cliche', 2],
    ]);
  });
});
