import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_VALUE, noFilters, type Filters } from '../../../src/lib/filters';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { quoted } from '../../../src/lib/model/sqltext';
import { literalWhere, whereOf, type FactTable } from '../../../src/lib/server/report/where';
import { putWarehouse } from '../fixture';

const EVIL = "O'Neil's; drop table tags; --";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-where-'));
  const facts = [
    { conversation_id: 'c1', episode: 1, day: '2024-05-01', team: 'Billing', agent_id: 'a1', mood_start: 'angry' },
    { conversation_id: 'c2', episode: 1, day: '2024-05-02', team: EVIL, agent_id: 'a2', mood_start: 'none' },
    { conversation_id: 'c3', episode: 1, day: '2024-05-03', team: null, agent_id: null, mood_start: null },
    { conversation_id: 'c1', episode: 2, day: '2024-07-01', team: 'Billing', agent_id: 'a1', mood_start: 'pleased' },
  ];
  await putWarehouse(folder, {
    conversation_facts: facts,
    message_facts: facts.map(({ mood_start: _, ...row }) => ({ ...row, message_id: `${row.conversation_id}m` })),
    turn_facts: facts.map(({ mood_start: _, ...row }) => row),
    promise_facts: facts.map(({ mood_start: _, ...row }) => row),
    question_episodes: [
      { question_id: 'lamp', conversation_id: 'c2', episode: 1 },
      { question_id: 'shop', conversation_id: 'c1', episode: 2 },
    ],
    agents: [
      { agent_id: 'a1', number: 1 },
      { agent_id: 'a2', number: 2 },
    ],
    tags: [{ conversation_id: 'c2', tag: 'cliche' }],
    topic_facts: [
      { topic: 'export', conversation_id: 'c1', episode: 2, day: '2024-07-01' },
      { topic: 'sync', conversation_id: 'c1', episode: 2, day: '2024-07-01' },
    ],
  });
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

/** The episodes a selection holds, asked both ways: with bound values and with values written in. */
async function held(change: Partial<Filters>, table: FactTable = 'conversation_facts') {
  const filters = { ...noFilters(), ...change };
  const { sql, params } = whereOf(filters, table);
  const ask = (where: string) =>
    `select conversation_id || '/' || episode as id from ${table} where ${where} order by id`;
  const bound = await warehouse(folder).query<{ id: string }>(ask(sql), params);
  const written = await warehouse(folder).query<{ id: string }>(ask(literalWhere(filters, table)));
  expect(written).toEqual(bound);
  return bound.map(({ id }) => id);
}

describe('filters as SQL', () => {
  it('hold everything when nothing is filtered', async () => {
    expect(await held({})).toEqual(['c1/1', 'c1/2', 'c2/1', 'c3/1']);
  });

  it('take both days in', async () => {
    expect(await held({ from: '2024-05-01', to: '2024-05-02' })).toEqual(['c1/1', 'c2/1']);
  });

  it('take values of one list as alternatives and lists as narrowing', async () => {
    expect(await held({ team: ['Billing', EVIL] })).toEqual(['c1/1', 'c1/2', 'c2/1']);
    expect(await held({ team: ['Billing', EVIL], agent: ['2'] })).toEqual(['c2/1']);
  });

  it('find those without a team, also beside those with one', async () => {
    expect(await held({ team: [NO_VALUE] })).toEqual(['c3/1']);
    expect(await held({ team: [NO_VALUE, 'Billing'] })).toEqual(['c1/1', 'c1/2', 'c3/1']);
  });

  it('ask the episode for the mood, also of messages and turns', async () => {
    for (const table of ['conversation_facts', 'message_facts', 'turn_facts', 'promise_facts'] as const) {
      expect(await held({ mood: ['angry'] }, table)).toEqual(['c1/1']);
    }
  });

  it('find conversations in which a tag was found', async () => {
    expect(await held({ tag: 'cliche' })).toEqual(['c2/1']);
  });

  it('find conversations in which a question of the week was or could have been asked', async () => {
    expect(await held({ question: 'shop' }, 'conversation_facts')).toEqual(['c1/2']);
    expect(await held({ question: 'lamp' }, 'question_episodes')).toEqual(['c2/1']);
  });

  it('quote what is shown', () => {
    expect(quoted(EVIL)).toBe("'O''Neil''s; drop table tags; --'");
  });

  it.each<FactTable>(['conversation_facts', 'message_facts', 'turn_facts', 'promise_facts'])(
    'narrows %s to episodes that are about a topic, the primary one or not',
    async (table) => {
      expect(await held({ topic: ['sync'] }, table)).toEqual(['c1/2']);
      expect(await held({ topic: ['export', 'sync'] }, table)).toEqual(['c1/2']);
      expect(await held({ topic: ['other'] }, table)).toEqual([]);
    },
  );
});
