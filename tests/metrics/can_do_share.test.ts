import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { canDoShare } from '../../src/lib/metrics/can_do_share';
import { engineWith } from './engine';

describe('can-do sentences', () => {
  it('gives six against eight 43 %, counting sentences and not messages', async () => {
    const messages = [
      { can_do_count: 4, must_do_count: 1 },
      { can_do_count: 2, must_do_count: 0 },
      { can_do_count: 0, must_do_count: 7 },
      { can_do_count: 0, must_do_count: 0 },
      { is_human_agent: false, role: 'bot' as const, can_do_count: 9, must_do_count: 9 },
    ];
    const engine = await engineWith({ messages });
    const { figure } = resultOf(canDoShare, { rows: await engine.ask(canDoShare), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(0.4286, 4),
      interval: { low: expect.closeTo(0.2138, 4), high: expect.closeTo(0.6741, 4) },
      n: 14,
      k: 6,
      confidence: 'small',
    });
  });

  it('says nothing where nobody can and nobody must', async () => {
    const engine = await engineWith({ messages: [{ can_do_count: 0, must_do_count: 0 }] });
    const { figure } = resultOf(canDoShare, { rows: await engine.ask(canDoShare), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 0, confidence: 'withheld' });
  });
});
