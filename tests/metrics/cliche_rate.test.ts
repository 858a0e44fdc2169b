import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { clicheRate } from '../../src/lib/metrics/cliche_rate';
import { engineWith } from './engine';

const NOT_COUNTED = [
  { role: 'bot' as const, is_human_agent: false, has_cliche: true },
  { is_human_agent: false, is_auto_reply: true, has_cliche: true },
  { is_public: false, has_cliche: true },
  { is_scored: false, has_cliche: false },
  { role: 'customer' as const, is_human_agent: false, has_cliche: true },
];

describe('messages with a cliché', () => {
  it('finds none among the thirteen human messages of the mini-corpus, and the bot’s does not count', async () => {
    const engine = await engineWith({ messages: [...Array.from({ length: 13 }, () => ({})), ...NOT_COUNTED] });
    const { figure } = resultOf(clicheRate, { rows: await engine.ask(clicheRate), sql: '' });
    expect(figure).toEqual({
      value: 0,
      interval: { low: 0, high: expect.closeTo(0.2281, 4) },
      n: 13,
      k: 0,
      confidence: 'small',
    });
  });

  it('is a share of messages, by team', async () => {
    const messages = Array.from({ length: 26 }, (_, i) => ({ has_cliche: i < 6, team: i % 2 ? 'Billing' : null }));
    const engine = await engineWith({ messages });
    const rows = await engine.ask(clicheRate);
    const series = { by: 'team' as const, rows: await engine.ask(clicheRate, { by: 'team' }) };
    const result = resultOf(clicheRate, { rows, series, sql: '' });
    expect([result.figure.k, result.figure.n, result.figure.confidence]).toEqual([6, 26, 'plain']);
    expect(result.series.map(({ key, label, k, n }) => [key, label, k, n])).toEqual([
      ['', 'Not known', 3, 13],
      ['Billing', 'Billing', 3, 13],
    ]);
  });
});
