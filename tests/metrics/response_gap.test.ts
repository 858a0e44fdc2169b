import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { responseGap } from '../../src/lib/metrics/response_gap';
import type { TurnFactRow } from '../../src/lib/model/partrows';
import type { Channel, Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

const turn = (channel: Channel, minutes: number, outcome: Outcome = 'event'): Partial<TurnFactRow> => ({
  side: 'customer',
  channel,
  response_outcome: outcome,
  response_followed_seconds: minutes * 60,
});

describe('time to the next answer', () => {
  it('has a curve a channel, and knows who had the last word', async () => {
    const engine = await engineWith({
      turns: [
        ...[1, 2, 3, 4, 17].map((minutes) => turn('chat', minutes)),
        turn('chat', 0, 'ended'),
        ...[60, 120, 1440, 60].map((minutes) => turn('email', minutes)),
        turn('email', 30, 'open'),
        { side: 'customer', channel: 'chat', response_outcome: null },
        { side: 'agent' },
      ],
    });
    const { figure, curves } = resultOf(responseGap, { rows: await engine.ask(responseGap), sql: '' });
    expect([figure.value, figure.n]).toEqual([180, 6]);
    expect(curves.map(({ key, n, events, ended, open }) => [key, n, events, ended, open])).toEqual([
      ['chat', 6, 5, 1, 0],
      ['email', 5, 4, 0, 1],
    ]);
    expect(curves[0]?.never.value).toBeCloseTo(1 / 6, 9);
  });
});
