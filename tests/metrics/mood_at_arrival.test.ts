import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { moodAtArrival } from '../../src/lib/metrics/mood_at_arrival';
import type { Mood } from '../../src/lib/model/words';
import { engineWith } from './engine';

const MOODS: (Mood | null)[] = [
  'anxious',
  'angry',
  'confused',
  'frustrated',
  'disappointed',
  'none',
  'none',
  'none',
  null,
];
const TWELVE: (Mood | null)[] = [...MOODS, 'angry', 'angry', 'none', 'none'];

describe('mood at arrival', () => {
  it('gives each mood its share of those who could be read, and the upset together', async () => {
    const engine = await engineWith({ conversations: TWELVE.map((mood_start) => ({ mood_start })) });
    const { figure, shares } = resultOf(moodAtArrival, { rows: await engine.ask(moodAtArrival), sql: '' });
    expect({ ...figure, interval: null }).toEqual({ value: 0.5, interval: null, n: 12, k: 6, confidence: 'small' });
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['anxious', 1, 12],
      ['disappointed', 1, 12],
      ['angry', 3, 12],
      ['frustrated', 1, 12],
      ['confused', 1, 12],
      ['pleased', 0, 12],
      ['none', 5, 12],
    ]);
    expect(shares[5]).toEqual({
      key: 'pleased',
      label: 'Pleased',
      value: 0,
      interval: { low: 0, high: expect.closeTo(0.2425, 4) },
      n: 12,
      k: 0,
      confidence: 'small',
    });
  });

  it('opens as many conversations as a part counts', async () => {
    const engine = await engineWith({ conversations: TWELVE.map((mood_start) => ({ mood_start })) });
    const count = async (part?: string) => {
      const rows = await engine.query(
        `select count(*) as n from conversation_facts where ${opensOf(moodAtArrival, part)}`,
      );
      return Number(rows[0]!.n);
    };
    expect([await count(), await count('angry'), await count('none')]).toEqual([6, 3, 5]);
    expect(opensOf(moodAtArrival, 'bored')).toBeUndefined();
  });
});
