import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import type { TeamView } from '../../../src/lib/model/team';
import { teamPage } from '../../../src/lib/server/team/teampage';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

let folder = '';
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const DAYS = { from: '2024-01-01', to: '2024-01-28' };
type Facts = Rows[string][number];

/** So many upset conversations of one agent, the first `shown` of them with empathy. */
function upset(agent: string, shown: number, n: number, more: Facts = {}): Facts[] {
  return Array.from({ length: n }, (_, index) => ({
    conversation_id: `${agent}-${JSON.stringify(more)}-${index}`,
    episode: 1,
    agent_id: agent,
    team: 'Billing',
    customer_id: `${agent} ${index}`,
    channel: 'chat',
    kind: 'bug',
    mood_start: 'angry',
    day: '2024-01-10',
    week: '2024-01-08',
    started_at: '2024-01-10T10:00:00Z',
    ended_at: '2024-01-10T11:00:00Z',
    is_open: false,
    is_scored: true,
    starts_with_customer: true,
    needs_empathy: true,
    first_empathy_outcome: index < shown ? 'event' : 'ended',
    first_empathy_followed_seconds: 60,
    tone_end: 0.2,
    lift: 0.1,
    ...more,
  }));
}

async function pageOf(facts: Facts[]): Promise<TeamView> {
  folder = await mkdtemp(join(tmpdir(), 'undertone-team-'));
  const ids = [...new Set(facts.map(({ agent_id }) => String(agent_id)))].sort();
  await putWarehouse(folder, {
    warehouse_info: [
      { key: 'rules_version', value: '1-test' },
      { key: 'exported_at', value: '2024-01-29T08:00:00Z' },
      { key: 'timezone', value: 'UTC' },
      { key: 'week_start', value: '1' },
    ],
    conversation_facts: facts,
    agents: ids.map((agent_id, index) => ({ agent_id, name: `Real Name ${index}`, number: index + 1 })),
  });
  const page = await teamPage({ ...noFilters(), ...DAYS }, { by: null, weeksBy: null }, folder);
  return page as TeamView;
}

describe('agents side by side', () => {
  it('shows nobody under twenty, and counts them among all', async () => {
    const { agents } = await pageOf([...upset('ana', 10, 20), ...upset('ben', 19, 19)]);
    expect(agents.agents.map(({ key, label, figure }) => [key, label, figure.k, figure.n])).toEqual([
      ['1', 'Agent 1', 10, 20],
    ]);
    expect([agents.tooFew, agents.n, agents.centre]).toEqual([1, 39, 29 / 39]);
    expect(agents.funnelSummary).toBe('Fewer than two agents have twenty or more, so nobody can be compared.');
  });

  it('stands them in the order of their names and opens the list of each', async () => {
    const facts = Array.from({ length: 11 }, (_, index) => upset(`a${String(index).padStart(2, '0')}`, 20 - index, 20));
    const { agents } = await pageOf(facts.flat());
    expect(agents.agents.map(({ label }) => label)).toEqual(
      Array.from({ length: 11 }, (_, index) => `Agent ${index + 1}`),
    );
    expect(agents.agents[10]?.opens).toBe('from=2024-01-01&to=2024-01-28&agent=11&metric=empathy_shown');
  });

  it('draws nobody together while there are fewer than eight: the spread would be a guess', async () => {
    const seven = Array.from({ length: 7 }, (_, index) => upset(`a${index}`, index, 20)).flat();
    expect((await pageOf(seven)).agents.agents.every(({ shrunk }) => shrunk === null)).toBe(true);
  });

  it('draws the share of a small agent towards that of all when there are eight', async () => {
    const eight = Array.from({ length: 8 }, (_, index) => upset(`a${index}`, index * 5, 40)).flat();
    const [first] = (await pageOf(eight)).agents.agents;
    expect(first?.figure.value).toBe(0);
    expect(first?.shrunk?.value).toBeGreaterThan(0);
  });

  it('evens out what they were asked: angry customers see empathy less often, whoever answers', async () => {
    // Each answers both moods alike; ana only met the angry ones more often.
    const { agents } = await pageOf([
      ...upset('ana', 12, 40, { mood_start: 'angry' }),
      ...upset('ana', 8, 10, { mood_start: 'anxious' }),
      ...upset('ben', 3, 10, { mood_start: 'angry' }),
      ...upset('ben', 32, 40, { mood_start: 'anxious' }),
    ]);
    expect(agents.agents.map(({ figure }) => figure.value)).toEqual([0.4, 0.7]);
    expect(agents.agents.map(({ expected }) => expected)).toEqual([expect.closeTo(0.4, 9), expect.closeTo(0.7, 9)]);
    expect(agents.agents.map(({ standardised }) => standardised)).toEqual([
      expect.closeTo(0.55, 9),
      expect.closeTo(0.55, 9),
    ]);
    expect(agents.funnelSummary).toBe(
      'None of 2 agents lies outside the limits: what differs between them, chance explains.',
    );
  });
});

describe('agents week by week', () => {
  it('puts four weeks together where under a third of the single ones hold twenty', async () => {
    const { heat } = await pageOf([
      ...upset('ana', 0, 25),
      ...upset('ana', 0, 25, { week: '2024-01-15', day: '2024-01-17' }),
    ]);
    // Two of eight columns hold enough, which is under a third: four weeks stand together.
    expect(heat.grain).toBe('four_weeks');
    expect(heat.columns.at(-1)?.key).toBe('2024-01-01');
    expect(heat.rows[0]?.cells.at(-1)).toMatchObject({ value: expect.closeTo(0.2, 9), n: 50 });
  });

  it('shows single weeks where most hold twenty, and nothing in a cell of fewer', async () => {
    const weeks = ['2024-01-01', '2024-01-08', '2024-01-15'];
    const facts = weeks.flatMap((week) => upset('ana', 0, 20, { week, day: week }));
    const { heat } = await pageOf([...facts, ...upset('ana', 0, 5, { week: '2024-01-22', day: '2024-01-22' })]);
    expect(heat.grain).toBe('week');
    expect(heat.rows[0]?.cells.slice(-4).map(({ value, n }) => [value === null, n])).toEqual([
      [false, 20],
      [false, 20],
      [false, 20],
      [true, 5],
    ]);
  });
});

describe('the four A’s team by team', () => {
  it('says of two teams that differ clearly what is written most and least, and ranks nobody', async () => {
    const team = (name: string, has_apology: boolean) =>
      upset(name, 0, 30, {
        team: name,
        has_apology,
        has_admission: false,
        has_question: true,
        has_appreciation: false,
      });
    const { fourAs } = await pageOf([...team('Billing', true), ...team('Technical', false)]);
    expect(fourAs.n).toBe(60);
    expect(fourAs.summary).toBe(
      'Billing apologises most often (100\u00a0%), Technical least (0\u00a0%). Teams are asked different things; this ranks nobody.',
    );
    expect(fourAs.parts[0]?.teams.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['Billing', 30, 30],
      ['Technical', 0, 30],
    ]);
    expect(fourAs.parts[0]?.opens.Billing).toBe(
      'from=2024-01-01&to=2024-01-28&team=Billing&metric=four_as&part=apologise',
    );
  });
});
