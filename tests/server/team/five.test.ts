import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { five } from '../../../src/lib/server/team/five';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

let folder = '';
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

type Row = Rows[string][number];
const facts = (conversation_id: string, agent_id: string, more: Row = {}): Row => ({
  conversation_id,
  episode: 1,
  agent_id,
  day: '2024-01-10',
  week: '2024-01-08',
  started_at: '2024-01-10T10:00:00Z',
  ended_at: '2024-01-10T11:00:00Z',
  channel: 'chat',
  is_scored: true,
  ...more,
});

async function chosenFrom(rows: Rows, filters = {}) {
  folder = await mkdtemp(join(tmpdir(), 'undertone-five-'));
  await putWarehouse(folder, {
    warehouse_info: [
      { key: 'rules_version', value: '1-test' },
      { key: 'exported_at', value: '2024-01-15T08:00:00Z' },
      { key: 'timezone', value: 'UTC' },
      { key: 'week_start', value: '1' },
    ],
    agents: [
      { agent_id: 'a1', name: 'Ana Kovac', number: 1 },
      { agent_id: 'a2', name: 'Ben Ode', number: 2 },
    ],
    ...rows,
  });
  const result = await five({ ...noFilters(), ...filters }, folder);
  return {
    days: result?.days,
    empty: result?.empty,
    chosen: result?.chosen.map(({ rule, reason, quote, position, item }) => ({
      rule,
      reason,
      quote,
      position,
      id: item.conversationId,
      agent: item.agent,
    })),
  };
}

describe('five to talk about', () => {
  it('are of the last whole week, each with the rule that chose it', async () => {
    const { days, chosen, empty } = await chosenFrom({
      conversation_facts: [
        facts('fell', 'a1', { lift: -0.5, tone_start: 0.1, tone_end: -0.4 }),
        facts('fell-less', 'a3', { lift: -0.3, tone_start: 0.1, tone_end: -0.2 }),
        facts('fell-before', 'a4', { day: '2024-01-03', lift: -0.9, tone_start: 0, tone_end: -0.9 }),
        facts('lovely', 'a2', {
          mood_start: 'angry',
          lift: 1.1,
          tone_start: -0.6,
          tone_end: 0.5,
          first_own_words_empathy_outcome: 'event',
        }),
      ],
    });
    expect(days).toEqual({ from: '2024-01-08', to: '2024-01-14', label: '8 Jan – 14 Jan 2024' });
    expect(chosen).toEqual([
      {
        rule: 'fall',
        reason: 'The customer sounded somewhat positive at the beginning and negative at the end (+10 to −40).',
        quote: null,
        position: null,
        id: 'fell',
        agent: 'Agent 1',
      },
      {
        rule: 'beautiful',
        reason:
          'Came sounding very negative and left sounding very positive (−60 to +50), with empathy in our own words.',
        quote: null,
        position: null,
        id: 'lovely',
        agent: 'Agent 2',
      },
    ]);
    expect(empty).toEqual(['broken_promise', 'blame', 'explained_first']);
  });

  it('take at most one conversation of each agent: the next best of somebody else stands in', async () => {
    const { chosen } = await chosenFrom({
      conversation_facts: [
        facts('fell', 'a1', { lift: -0.5, tone_start: 0.1, tone_end: -0.4 }),
        facts('explained', 'a1', { empathy_order: 'explanation_only', tone_start: -0.9 }),
        facts('explained-too', 'a2', { empathy_order: 'explanation_then_empathy', tone_start: -0.5 }),
      ],
    });
    expect(chosen?.map(({ rule, id }) => [rule, id])).toEqual([
      ['fall', 'fell'],
      ['explained_first', 'explained-too'],
    ]);
  });

  it('quote the sentence that was meant, with the name of its writer masked, and lead to the message', async () => {
    const text = 'Hello, Ana Kovac here. As I already told you, Ana Kovac closed it. Regards';
    const start = text.indexOf('As I already told you');
    const { chosen } = await chosenFrom({
      conversation_facts: [facts('blamed', 'a1')],
      message_facts: [
        {
          message_id: 'm2',
          conversation_id: 'blamed',
          episode: 1,
          agent_id: 'a1',
          day: '2024-01-10',
          has_blame: true,
          blame_sentence_count: 1,
          is_human_agent: true,
          is_public: true,
          customer_mood_before: 'angry',
        },
      ],
      messages: [{ message_id: 'm2', conversation_id: 'blamed', position: 2, role: 'agent', text }],
      tags: [
        { message_id: 'm2', conversation_id: 'blamed', tag: 'blame', start_offset: start, end_offset: start + 21 },
      ],
    });
    expect(chosen).toEqual([
      {
        rule: 'blame',
        reason: 'The customer sounded upset, and our reply put it on them.',
        quote: 'As I already told you, Agent 1 closed it.',
        position: 2,
        id: 'blamed',
        agent: 'Agent 1',
      },
    ]);
  });

  it('say how long a promise has been overdue, up to the end of the export', async () => {
    const { chosen } = await chosenFrom(
      {
        conversation_facts: [facts('promised', 'a2')],
        promise_facts: [
          {
            conversation_id: 'promised',
            episode: 1,
            promise: 1,
            message_id: 'm1',
            start_offset: 0,
            end_offset: 27,
            agent_id: 'a2',
            day: '2024-01-10',
            is_promise: true,
            outcome: 'broken',
            due_at: '2024-01-12T08:00:00Z',
          },
        ],
        messages: [
          {
            message_id: 'm1',
            conversation_id: 'promised',
            position: 1,
            role: 'agent',
            text: 'You will hear by Friday 9am. Bye',
          },
        ],
      },
      { from: '2024-01-01', to: '2024-01-14' },
    );
    expect(chosen?.map(({ reason, quote }) => [reason, quote])).toEqual([
      [
        'The time that we named was over 3 days before the export ended, and nothing came.',
        'You will hear by Friday 9am.',
      ],
    ]);
  });
});
