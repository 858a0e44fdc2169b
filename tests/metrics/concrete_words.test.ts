import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { concreteWords } from '../../src/lib/metrics/concrete_words';
import { engineWith } from './engine';

describe('concrete words', () => {
  it('is how many numbers, days and names ten words hold', async () => {
    const messages = Array.from({ length: 20 }, (_, i) => ({ words: 25, concrete_count: i % 4 }));
    const engine = await engineWith({ messages });
    const { figure } = resultOf(concreteWords, { rows: await engine.ask(concreteWords), sql: '' });
    expect(figure).toMatchObject({ value: expect.closeTo(0.6, 10), n: 20 });
    expect(figure.interval!.low).toBeLessThan(0.6);
    expect(figure.interval!.high).toBeGreaterThan(0.6);
  });

  it('leaves out what no person wrote to a customer', async () => {
    const machine = { role: 'bot' as const, is_human_agent: false, words: 100, cliche_count: 5, emoji_count: 5 };
    const engine = await engineWith({ messages: [machine, { ...machine, is_human_agent: true, is_public: false }] });
    const { figure } = resultOf(concreteWords, { rows: await engine.ask(concreteWords), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
  });
});
