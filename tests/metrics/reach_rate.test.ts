import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { reachRate } from '../../src/lib/metrics/reach_rate';
import type { Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

describe('reached a person', () => {
  it('counts who gave up, and neither who still waits nor whom a bot settled [G-REACH]', async () => {
    const outcome = (first_response_outcome: Outcome, is_bot_resolved = false) => ({
      first_response_outcome,
      is_bot_resolved,
    });
    const conversations = [
      ...Array.from({ length: 43 }, () => outcome('event')),
      ...Array.from({ length: 57 }, () => outcome('ended')),
      outcome('open'),
      outcome('ended', true),
      { starts_with_customer: false, is_bot_resolved: false, first_response_outcome: null },
    ];
    const engine = await engineWith({ conversations });
    const { figure } = resultOf(reachRate, { rows: await engine.ask(reachRate), sql: '' });
    expect(figure).toMatchObject({ value: 0.43, k: 43, n: 100, confidence: 'plain' });
  });
});
