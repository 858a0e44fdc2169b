import { describe, expect, it } from 'vitest';
import { listById, LISTS } from '../../src/lib/metrics';
import { engineWith } from './engine';

/** A conversation for each list, and one that belongs in none. */
const CONVERSATIONS = {
  upset_to_pleased: { mood_start: 'angry', mood_end: 'pleased', customer_turn_count: 2 },
  calm_to_upset: { mood_start: 'none', mood_end: 'angry', customer_turn_count: 2 },
  never_empathy: { needs_empathy: true, first_empathy_outcome: 'ended' },
  never_answered: { first_response_outcome: 'ended' },
  apology_without_action: {
    ...{ is_complaint: true, topic: 'export' },
    ...{ has_apology: true, has_apology_next_step: false, has_step: false },
  },
  complaints: { is_complaint: true, topic: 'export' },
  complaints_without_topic: { is_complaint: true },
  explained_first: { empathy_order: 'explanation_only' },
  promise_overdue: {},
  rated_good_left_upset: { csat: 5, tone_end: -0.5 },
  rated_bad_left_pleased: { csat: 1, tone_end: 0.5 },
  went_silent: { went_silent: true, mood_end: 'pleased' },
  silent_and_upset: { went_silent: true, mood_end: 'frustrated', mood_start: 'frustrated' },
  '-': { mood_start: 'confused', mood_end: 'none', went_silent: false },
} as const;

/** Lists that hold others: who was upset and went silent also went silent. */
const ALSO: Record<string, string[]> = {
  went_silent: ['silent_and_upset', 'went_silent'],
  complaints: ['apology_without_action', 'complaints', 'complaints_without_topic'],
};

describe('a ready-made list', () => {
  it.each(LISTS.map((list) => [list.id, list] as const))('%s holds what its title says', async (id, { where }) => {
    const conversations = Object.entries(CONVERSATIONS).map(([conversation_id, facts]) => ({
      conversation_id,
      ...facts,
    }));
    const engine = await engineWith({
      conversations,
      promises: [{ conversation_id: 'promise_overdue', is_promise: true, outcome: 'broken' }],
      turns: [{ conversation_id: '-', side: 'agent', next_outcome: 'silent', has_blame: true }],
    });
    const rows = await engine.query(
      `select conversation_id from conversation_facts where ${where} order by conversation_id`,
    );
    expect(rows.map(({ conversation_id }) => conversation_id)).toEqual(ALSO[id] ?? [id]);
  });

  it('of ratings knows thumbs from stars by the largest rating of an account', async () => {
    const rated = (conversation_id: string, account_id: string, csat: number) => ({
      conversation_id,
      source: 'zendesk',
      account_id,
      csat,
      tone_end: -0.5,
    });
    const engine = await engineWith({
      conversations: [
        rated('thumb', 'one', 1),
        rated('down', 'one', 0),
        rated('star', 'two', 1),
        rated('stars', 'two', 5),
      ],
    });
    const rows = await engine.query(
      `select conversation_id from conversation_facts where ${listById('rated_good_left_upset')?.where} order by 1`,
    );
    expect(rows.map(({ conversation_id }) => conversation_id)).toEqual(['stars', 'thumb']);
  });

  it('of what followed a behaviour holds the conversations of those turns', async () => {
    const engine = await engineWith({
      conversations: ['c1', 'c2', 'c3'].map((conversation_id) => ({ conversation_id })),
      turns: [
        { conversation_id: 'c1', side: 'agent', next_outcome: 'silent', has_blame: true, is_tone_raised: null },
        { conversation_id: 'c2', side: 'agent', next_outcome: 'silent', has_blame: false, is_tone_raised: null },
        { conversation_id: 'c3', side: 'agent', next_outcome: 'answered', has_blame: true, is_tone_raised: true },
      ],
    });
    const held = async (id: string) =>
      (await engine.query(`select conversation_id from conversation_facts where ${listById(id)?.where}`)).map(
        ({ conversation_id }) => conversation_id,
      );
    expect(await held('silent_after_blame')).toEqual(['c1']);
    expect(await held('better_after_blame')).toEqual(['c3']);
  });

  it('has an id of its own', () => {
    expect(new Set(LISTS.map(({ id }) => id)).size).toBe(LISTS.length);
  });
});
