import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { iShare } from '../../src/lib/metrics/i_share';
import { engineWith } from './engine';

describe('“I” or “we”', () => {
  it('is two of three in “I’m sorry. We fixed it and I tested it.”', async () => {
    const engine = await engineWith({ messages: [{ i_count: 2, we_count: 1 }] });
    expect(await engine.ask(iShare)).toEqual([{ value: 2 / 3, n: expect.anything(), k: expect.anything() }]);
  });

  it('is a share of the words, over all messages', async () => {
    const messages = Array.from({ length: 10 }, () => ({ i_count: 2, we_count: 1 }));
    const engine = await engineWith({ messages: [...messages, { i_count: 0, we_count: 0 }] });
    const { figure } = resultOf(iShare, { rows: await engine.ask(iShare), sql: '' });
    expect([figure.k, figure.n, figure.confidence]).toEqual([20, 30, 'plain']);
  });
});
