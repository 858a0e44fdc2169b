import { describe, expect, it } from 'vitest';
import { opensOf, resultOf } from '../../src/lib/metrics';
import { promiseFollowUp } from '../../src/lib/metrics/promise_follow_up';
import type { PromiseFactRow } from '../../src/lib/model/partrows';
import type { Outcome } from '../../src/lib/model/words';
import { engineWith } from './engine';

const undated = (follow_up_outcome: Outcome, hours: number): Partial<PromiseFactRow> => ({
  follow_up_outcome,
  follow_up_followed_seconds: hours * 3600,
});
const promises = [
  ...[1, 2, 3, 66.9].map((hours) => undated('event', hours)),
  undated('ended', 5),
  undated('open', 4),
  { ...undated('event', 1), due_at: new Date('2024-05-16T11:00:00Z') },
];

describe('time to follow-up on a promise without a date', () => {
  it('is the middle of the curve, with who never heard beside it', async () => {
    const engine = await engineWith({ promises });
    const { figure, curves } = resultOf(promiseFollowUp, { rows: await engine.ask(promiseFollowUp), sql: '' });
    expect([figure.value, figure.n]).toEqual([3 * 3600, 6]);
    expect(curves.map(({ events, ended, open }) => [events, ended, open])).toEqual([[4, 1, 1]]);
    expect(curves[0]?.never.value).toBeCloseTo(0.25, 9);
  });

  it('opens the conversations in which nobody came back', async () => {
    const engine = await engineWith({ promises, conversations: promises.map(() => ({})) });
    const never = opensOf(promiseFollowUp, 'never');
    expect(await engine.query(`select conversation_id as id from conversation_facts where ${never}`)).toEqual([
      { id: 'c5' },
    ]);
  });
});
