import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { pricePlan } from '../../src/lib/metrics/price_plan';
import { engineWith } from './engine';

describe('steps taken when a price is questioned', () => {
  it('is the mean share of the steps that apply; K4 takes none of four [G-PRICE]', async () => {
    const plan = (price_plan_share: number | null, has_price_discount: boolean | null = null) => ({
      kind: 'price' as const,
      price_plan_share,
      has_price_why: price_plan_share === 1,
      has_price_answer: (price_plan_share ?? 0) > 0,
      has_price_discount,
      has_price_reason: price_plan_share === 1,
      has_price_alternative: price_plan_share === 1,
      has_price_joke: price_plan_share === 0,
    });
    const engine = await engineWith({
      conversations: [plan(0), plan(0.25), plan(0.25), plan(0.5), plan(1, true), plan(null)],
    });
    const { figure, shares } = resultOf(pricePlan, { rows: await engine.ask(pricePlan), sql: '' });
    expect([figure.value, figure.n]).toEqual([expect.closeTo(0.4, 9), 5]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['why', 1],
      ['answer', 4],
      ['discount', 1],
      ['reason', 1],
      ['alternative', 1],
      ['joke', 1],
    ]);
  });
});
