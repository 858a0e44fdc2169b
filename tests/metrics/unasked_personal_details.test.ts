import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { unaskedPersonalDetails } from '../../src/lib/metrics/unasked_personal_details';
import { engineWith } from './engine';

describe('so many in 1,000 conversations', () => {
  it('of those in which a person wrote', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ agent_message_count: 1, has_personal_detail: i < 2 }));
    const engine = await engineWith({
      conversations: [...rows, { agent_message_count: 0, has_personal_detail: true }],
    });
    const { figure } = resultOf(unaskedPersonalDetails, { rows: await engine.ask(unaskedPersonalDetails), sql: '' });
    expect([figure.value, figure.k, figure.n]).toEqual([200, 2, 10]);
    expect(figure.interval?.low).toBeCloseTo(24.22, 2);
  });
});
