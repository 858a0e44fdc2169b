import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { empathyBeforeExplanation } from '../../src/lib/metrics/empathy_before_explanation';
import type { EmpathyOrder } from '../../src/lib/model/words';
import { engineWith } from './engine';

const metric = empathyBeforeExplanation;
const rowsOf = (counts: Partial<Record<EmpathyOrder, number>>) =>
  Object.entries(counts).flatMap(([order, n]) =>
    Array.from({ length: n }, () => ({ empathy_order: order as EmpathyOrder, needs_empathy: true })),
  );
const CALM = { empathy_order: null };

describe('empathy before explanation', () => {
  it('is one of three in the mini-corpus: K1, but not K2 and K6; K8 heard neither', async () => {
    const corpus = rowsOf({ empathy_only: 1, explanation_only: 1, explanation_then_empathy: 1, neither: 1 });
    const engine = await engineWith({ conversations: [...corpus, CALM] });
    const [row] = await engine.ask(metric);
    expect([row!.value, row!.n, row!.k].map(Number)).toEqual([1 / 3, 3, 1]);
  });

  it('gives seven of twelve its interval, and the strict share looks only at those with both', async () => {
    const conversations = rowsOf({
      empathy_then_explanation: 5,
      empathy_only: 2,
      explanation_then_empathy: 3,
      explanation_only: 2,
      neither: 8,
    });
    const engine = await engineWith({ conversations: [...conversations, CALM] });
    const { figure, shares } = resultOf(metric, { rows: await engine.ask(metric), sql: '' });
    expect(figure).toEqual({
      value: 7 / 12,
      interval: { low: expect.closeTo(0.3195, 4), high: expect.closeTo(0.8067, 4) },
      n: 12,
      k: 7,
      confidence: 'small',
    });
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['strict', 5, 8],
      ['empathy_then_explanation', 5, 12],
      ['empathy_only', 2, 12],
      ['explanation_then_empathy', 3, 12],
      ['explanation_only', 2, 12],
      ['neither', 8, 20],
    ]);
  });

  it('opens the conversations of one order', async () => {
    const engine = await engineWith({ conversations: rowsOf({ empathy_only: 1, explanation_only: 1 }) });
    const opened = opensOf(metric, 'explanation_only');
    const rows = await engine.query(`select conversation_id from conversation_facts where ${opened}`);
    expect(rows).toEqual([{ conversation_id: 'c2' }]);
  });
});
