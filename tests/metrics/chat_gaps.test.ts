import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { chatGaps } from '../../src/lib/metrics/chat_gaps';
import type { TurnFactRow } from '../../src/lib/model/partrows';
import type { Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

const turn = (seconds: number, outcome: Outcome = 'event', more: Partial<TurnFactRow> = {}): Partial<TurnFactRow> => ({
  side: 'customer',
  channel: 'chat',
  response_outcome: outcome,
  response_followed_seconds: seconds,
  has_chase: false,
  ...more,
});

describe('chat turns answered too late or never', () => {
  it('are those after two minutes, those without an answer, and those that wait longer still', async () => {
    const turns = [
      ...[0, 60, 120].map((seconds) => turn(seconds)),
      turn(121),
      turn(600, 'event', { has_chase: true }),
      turn(0, 'ended'),
      turn(400, 'open'),
      turn(100, 'open'),
      turn(900, 'event', { channel: 'email' }),
      { side: 'agent' as const },
    ];
    const engine = await engineWith({ turns, conversations: turns.map(() => ({})) });
    const { figure, shares } = resultOf(chatGaps, { rows: await engine.ask(chatGaps), sql: '' });
    expect([figure.k, figure.n]).toEqual([4, 7]);
    expect(shares.map(({ key, k }) => [key, k])).toEqual([
      ['late', 2],
      ['never', 1],
      ['asked', 1],
    ]);
    const opened = await engine.query(
      `select conversation_id as id from conversation_facts where ${chatGaps.opens} order by id`,
    );
    expect(opened.map(({ id }) => id)).toEqual(['c4', 'c5', 'c6', 'c7']);
  });
});
