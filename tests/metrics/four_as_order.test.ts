import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { fourAsOrder } from '../../src/lib/metrics/four_as_order';
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { engineWith } from './engine';

const complaint = (
  kind: ConversationFactRow['kind'],
  has_sorry_before_question: boolean | null,
  has_research_before_step: boolean,
  has_goal_question_after_step: boolean | null,
): Partial<ConversationFactRow> => ({
  ...{ kind, has_sorry_before_question, has_research_before_step, has_goal_question_after_step },
  has_step: has_goal_question_after_step !== null,
});

describe('the four A’s in their order', () => {
  it('counts each order over the conversations that have what is put in order', async () => {
    const conversations = [
      ...Array.from({ length: 3 }, () => complaint('bug', true, false, true)),
      ...Array.from({ length: 2 }, () => complaint('bug', false, true, false)),
      ...Array.from({ length: 2 }, () => complaint('service', null, true, null)),
      { ...complaint('bug', true, false, true), is_open: true },
      complaint('idea', null, false, null),
    ];
    const engine = await engineWith({ conversations });
    const { figure, shares } = resultOf(fourAsOrder, { rows: await engine.ask(fourAsOrder), sql: '' });
    expect([figure.k, figure.n]).toEqual([3, 5]);
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['bug_solved_first', 3, 5],
      ['goal_after_answer', 3, 5],
    ]);
  });
});
