import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { clicheDensity } from '../../src/lib/metrics/cliche_density';
import { engineWith } from './engine';

describe('clichés per 1,000 words', () => {
  it('counts three in one message as three, over the words of all', async () => {
    const messages = Array.from({ length: 20 }, (_, i) => ({ words: 40, cliche_count: i === 0 ? 3 : i === 1 ? 1 : 0 }));
    const engine = await engineWith({ messages });
    const { figure } = resultOf(clicheDensity, { rows: await engine.ask(clicheDensity), sql: '' });
    expect(figure).toMatchObject({ value: expect.closeTo(5, 10), n: 20 });
    expect(figure.interval!.low).toBeLessThan(5);
    expect(figure.interval!.high).toBeGreaterThan(5);
  });

  it('leaves out what no person wrote to a customer', async () => {
    const machine = { role: 'bot' as const, is_human_agent: false, words: 100, cliche_count: 5, emoji_count: 5 };
    const engine = await engineWith({ messages: [machine, { ...machine, is_human_agent: true, is_public: false }] });
    const { figure } = resultOf(clicheDensity, { rows: await engine.ask(clicheDensity), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
  });
});
