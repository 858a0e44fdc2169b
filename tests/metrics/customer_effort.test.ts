import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { customerEffort } from '../../src/lib/metrics/customer_effort';
import { engineWith } from './engine';

describe('made to try harder', () => {
  it('counts a conversation once, whatever effort it took, and each kind apart', async () => {
    const effort = (transfer_count: number, repeated_request_count: number, contact_number: number | null) => ({
      agent_message_count: 1,
      transfer_count,
      repeated_request_count,
      contact_number,
    });
    const conversations = [effort(0, 0, 1), effort(0, 0, null), effort(1, 0, 1), effort(2, 1, 3), effort(0, 1, 1)];
    const engine = await engineWith({
      conversations: [...conversations, { ...effort(1, 1, 2), agent_message_count: 0 }],
    });
    const { figure, shares } = resultOf(customerEffort, { rows: await engine.ask(customerEffort), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 5]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['transferred', 2],
      ['asked_twice', 2],
      ['again', 1],
    ]);
  });
});
