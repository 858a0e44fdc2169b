import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { refusalsExplained } from '../../src/lib/metrics/refusals_explained';
import { engineWith } from './engine';

describe('refusals with a reason', () => {
  it('are a share of the conversations with a refusal', async () => {
    const no = (has_refusal_reason: boolean) => ({ has_refusal: true, has_refusal_reason });
    const conversations = [
      no(true),
      no(true),
      no(true),
      no(false),
      no(false),
      { has_refusal: false, has_refusal_reason: null },
    ];
    const engine = await engineWith({ conversations });
    const { figure } = resultOf(refusalsExplained, { rows: await engine.ask(refusalsExplained), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 5]);
  });
});
