import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { upsellWhenUpset } from '../../src/lib/metrics/upsell_when_upset';
import { engineWith } from './engine';

describe('offers to buy more', () => {
  it('count where they answer an upset customer', async () => {
    const turn = (is_upset_before: boolean | null, has_upsell: boolean) => ({ is_upset_before, has_upsell });
    const turns = [
      turn(true, true),
      ...Array.from({ length: 4 }, () => turn(true, false)),
      turn(false, true),
      turn(null, true),
    ];
    const engine = await engineWith({ turns, conversations: turns.map(() => ({})) });
    const { figure } = resultOf(upsellWhenUpset, { rows: await engine.ask(upsellWhenUpset), sql: '' });
    expect([figure.k, figure.n]).toEqual([1, 5]);
    expect(
      await engine.query(`select conversation_id as id from conversation_facts where ${upsellWhenUpset.opens}`),
    ).toEqual([{ id: 'c1' }]);
  });
});
