import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { conflictForItsOwnSake } from '../../src/lib/metrics/conflict_for_its_own_sake';
import { engineWith } from './engine';

describe('conflict for its own sake', () => {
  it('is 0.75 in 1,000 for 3 of 4,000, with an exact interval [G-CONF]', async () => {
    const engine = await engineWith({});
    await engine.query(`insert into conversation_facts (conversation_id, is_scored, is_conflict)
      select 'c' || i, true, i < 3 from range(4000) r(i) union all select 'x', false, true`);
    const { figure } = resultOf(conflictForItsOwnSake, { rows: await engine.ask(conflictForItsOwnSake), sql: '' });
    expect(figure).toEqual({
      value: expect.closeTo(0.75, 9),
      interval: { low: expect.closeTo(0.155, 3), high: expect.closeTo(2.192, 3) },
      n: 4000,
      k: 3,
      confidence: 'plain',
    });
  });

  it('is withheld where there are too few conversations', async () => {
    const engine = await engineWith({ conversations: [{ is_conflict: true }] });
    const { figure } = resultOf(conflictForItsOwnSake, { rows: await engine.ask(conflictForItsOwnSake), sql: '' });
    expect(figure).toEqual({ value: null, interval: null, n: 1, confidence: 'withheld' });
  });
});
