import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { promiseKept } from '../../src/lib/metrics/promise_kept';
import type { PromiseFactRow } from '../../src/lib/model/partrows';
import { engineWith } from './engine';

const promises: Partial<PromiseFactRow>[] = [
  ...(['in_time', 'in_time', 'in_time', 'late', 'broken', 'broken', 'pending'] as const).map((outcome) => ({
    outcome,
  })),
  { outcome: 'kept' },
  { outcome: 'in_time', is_promise: false },
];

describe('promises kept in time', () => {
  it('are 3 of 6, and 4 of 6 ever; what is pending, undated or no promise does not count [G-PROM]', async () => {
    const engine = await engineWith({ promises: promises.map((row, i) => ({ ...row, is_chased: i === 3 })) });
    const { figure, shares } = resultOf(promiseKept, { rows: await engine.ask(promiseKept), sql: '' });
    const interval = (low: number, high: number) => ({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) });
    expect(figure).toEqual({ value: 0.5, k: 3, n: 6, interval: interval(0.1876, 0.8124), confidence: 'small' });
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['in_time', 3, 6],
      ['late', 1, 6],
      ['ever', 4, 6],
      ['broken', 2, 6],
      ['chased', 1, 6],
    ]);
    expect(shares[2]?.interval).toEqual(interval(0.3, 0.9032));
  });

  it('open the conversations in which they were made', async () => {
    const engine = await engineWith({ promises, conversations: promises.map(() => ({})) });
    const opened = async (predicate: string) =>
      (await engine.query(`select conversation_id as id from conversation_facts where ${predicate} order by id`)).map(
        ({ id }) => id,
      );
    expect(await opened(promiseKept.opens)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect(await opened(promiseKept.parts.find(({ key }) => key === 'broken')!.opens)).toEqual(['c5', 'c6']);
  });
});
