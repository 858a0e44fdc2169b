import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { aftermathStateFrom, aftermathView } from '../../../src/lib/server/team/aftermath';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

let folder = '';
afterEach(async () => {
  if (!folder) return;
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
  folder = '';
});

type Row = Rows[string][number];

/** Turns of the team to angry customers: so many, the first `silent` of them followed by silence. */
const turns = (name: string, silent: number, n: number, more: Row): Row[] =>
  Array.from({ length: n }, (_, index) => ({
    conversation_id: `${name} ${index}`,
    episode: 1,
    turn: 2,
    side: 'agent',
    day: '2024-01-10',
    turn_band: '1',
    mood_before: 'angry',
    tone_before: -0.5,
    next_outcome: index < silent ? 'silent' : 'answered',
    next_state: index < silent ? 'silent' : 'none',
    ...more,
  }));

async function shown(rows: Row[]) {
  folder = await mkdtemp(join(tmpdir(), 'undertone-aftermath-'));
  await putWarehouse(folder, {
    warehouse_info: [
      { key: 'exported_at', value: '2024-01-15T08:00:00Z' },
      { key: 'timezone', value: 'UTC' },
    ],
    conversation_facts: rows.map(({ conversation_id }) => ({
      conversation_id: conversation_id ?? null,
      episode: 1,
      day: '2024-01-10',
      week: '2024-01-08',
    })),
    turn_facts: rows,
  });
  const days = { from: '2024-01-01', to: '2024-01-14' };
  return aftermathView({ ...noFilters(), ...days }, { after: 'silence', split: null }, folder);
}

it('says what was followed by silence more and less often, never that it caused it, and opens the turns', async () => {
  const view = await shown([
    ...turns('link', 38, 40, { has_link_deflection: true }),
    ...turns('question', 2, 40, { has_question: true }),
    ...turns('else', 20, 40, {}),
  ]);
  expect(view?.summary).toBe(
    'A link instead of an answer (68 points) was followed by silence more often; a question about the problem (68 points) was followed by silence less often. Followed by, not caused. Of 14 too little is known to say.',
  );
  expect(view?.opens.link_deflection).toBe('from=2024-01-01&to=2024-01-14&case=silent_after_link_deflection');
});

it('says nothing of nineteen turns, however different they look', async () => {
  const view = await shown([...turns('link', 19, 19, { has_link_deflection: true }), ...turns('else', 0, 40, {})]);
  expect(view?.report.rows.find(({ id }) => id === 'link_deflection')?.difference).toBeNull();
  expect(view?.summary).toBe('Too few turns to compare any behaviour with turns without it.');
});

it('shows silence and all turns for an address that asks for something else', () => {
  expect(aftermathStateFrom(new URL('http://x/behaviour?after=joy&split=cliche'))).toEqual({
    after: 'silence',
    split: null,
  });
  expect(aftermathStateFrom(new URL('http://x/behaviour?after=better_tone&split=defensive'))).toEqual({
    after: 'better_tone',
    split: 'defensive',
  });
});
