import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { waitEstimateGiven } from '../../src/lib/metrics/wait_estimate_given';
import { engineWith } from './engine';

describe('told how long it will take', () => {
  it('is a share of who was asked to wait; another way, of who did not accept it', async () => {
    const wait = (
      has_wait_estimate: boolean,
      has_wait_question = false,
      has_wait_refusal = false,
      has_wait_alternative: boolean | null = null,
    ) => ({
      has_wait_request: true,
      has_wait_estimate,
      has_wait_question,
      has_wait_refusal,
      has_wait_alternative,
    });
    const conversations = [
      wait(true, true),
      wait(true, false, true, true),
      wait(true, false, true, false),
      wait(false),
      wait(false),
      { has_wait_request: false },
    ];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(waitEstimateGiven, { rows: await engine.ask(waitEstimateGiven), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 5]);
    expect(shares.map(({ key, n, k }) => [key, n, k])).toEqual([
      ['given', 5, 3],
      ['asked', 5, 1],
      ['refused', 5, 2],
      ['alternative', 2, undefined],
    ]);
  });
});
