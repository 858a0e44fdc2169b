import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { moodTransitions } from '../../src/lib/metrics/mood_transitions';
import { engineWith } from './engine';

describe('what came after an upset turn', () => {
  it('is the next mood, silence, or a conversation that is over', async () => {
    const states = ['pleased', 'pleased', 'none', 'resolved', 'angry', 'frustrated', 'silent', 'silent'] as const;
    const turns = [
      ...states.map((next_state) => ({ is_upset_before: true, next_state })),
      { is_upset_before: true, next_state: null },
      { is_upset_before: false, next_state: 'pleased' as const },
    ];
    const engine = await engineWith({ turns, conversations: turns.map(() => ({})) });
    const { figure, shares } = resultOf(moodTransitions, { rows: await engine.ask(moodTransitions), sql: '' });
    expect([figure.k, figure.n]).toEqual([4, 8]);
    expect(shares.filter(({ k }) => k).map(({ key, k }) => [key, k])).toEqual([
      ['pleased', 2],
      ['none', 1],
      ['resolved', 1],
      ['frustrated', 1],
      ['angry', 1],
      ['silent', 2],
    ]);
    expect(shares.reduce((sum, { k = 0 }) => sum + k, 0)).toBe(8);
    const silent = moodTransitions.parts.find(({ key }) => key === 'silent')!.opens;
    expect(
      await engine.query(`select conversation_id as id from conversation_facts where ${silent} order by id`),
    ).toEqual([{ id: 'c7' }, { id: 'c8' }]);
  });
});
