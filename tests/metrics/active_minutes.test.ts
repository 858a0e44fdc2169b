import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { activeMinutes } from '../../src/lib/metrics/active_minutes';
import { engineWith } from './engine';

describe('active time of a chat', () => {
  it('is a mean of minutes with its spread, of ended chats alone', async () => {
    const chat = (minutes: number | null, more = {}) => ({
      active_seconds: minutes === null ? null : minutes * 60,
      agent_message_count: 1,
      ...more,
    });
    const conversations = [
      ...[1, 2, 9, 18, 20].map((minutes) => chat(minutes)),
      chat(90, { is_open: true }),
      chat(null, { channel: 'email' as const }),
      chat(3, { agent_message_count: 0 }),
    ];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(activeMinutes, { rows: await engine.ask(activeMinutes), sql: '' });
    expect([figure.value, figure.n]).toEqual([10, 5]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['under_2', 1],
      ['under_10', 2],
      ['under_20', 1],
      ['over_20', 1],
    ]);
  });
});
