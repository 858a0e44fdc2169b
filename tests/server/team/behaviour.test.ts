import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import type { BehaviourId } from '../../../src/lib/model/behaviours';
import { behaviourReport } from '../../../src/lib/server/team/behaviour';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-behaviour-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true, force: true });
});

type Turn = Rows[string][number];

/** So many turns of one stratum with or without blame, of which so many were followed by silence. */
function turns(mood_before: string, has_blame: boolean, silent: number, n: number): Turn[] {
  return Array.from({ length: n }, (_, i) => ({
    side: 'agent',
    mood_before,
    turn_band: '1',
    has_blame,
    has_apology: false,
    tone_before: i % 3 === 0 ? 0.4 : -0.4,
    next_outcome: i < silent ? 'silent' : 'answered',
    is_tone_raised: i < silent ? null : i % 2 === 0,
    team: 'Support',
  }));
}
const put = (turn_facts: Turn[]) => putWarehouse(folder, { turn_facts });
const rowOf = async (id: BehaviourId, aftermath: 'silence' | 'better_tone' = 'silence', filters = noFilters()) =>
  (await behaviourReport(filters, aftermath, folder)).rows.find((row) => row.id === id)!;

const GOLDEN = [
  ...turns('angry', true, 12, 30),
  ...turns('angry', false, 8, 50),
  ...turns('none', true, 5, 30),
  ...turns('none', false, 10, 120),
];

describe('what followed our turns', () => {
  it('compares like with like: 15 points more silence where the crude shares say 18 [G-MH]', async () => {
    await put([...GOLDEN, { side: 'agent', next_outcome: 'censored', has_blame: true }, { side: 'customer' }]);
    const row = await rowOf('blame');
    expect([row.with.k, row.with.n, row.without.k, row.without.n, row.strata]).toEqual([17, 60, 18, 170, 2]);
    expect(row.with.value! - row.without.value!).toBeCloseTo(0.17745, 5);
    expect(row.difference?.value).toBeCloseTo(0.152047, 6);
    expect(row.difference?.interval.low).toBeCloseTo(0.0326, 4);
    expect(row.difference?.interval.high).toBeCloseTo(0.2715, 4);
    expect(row.oddsRatio?.value).toBeCloseTo(2.875, 3);
    expect([row.p, row.adjustedP]).toEqual([expect.closeTo(0.006641, 6), expect.closeTo(0.006641, 6)]);
    expect(row.isClear).toBe(true);
  });

  it('says how many of the silent had sounded content before', async () => {
    await put(GOLDEN);
    expect((await rowOf('blame')).contentBefore).toMatchObject({ k: 4 + 2, n: 17 });
    expect((await rowOf('blame', 'better_tone')).contentBefore).toBeNull();
  });

  it('withholds what too few turns hold, and tests nothing there', async () => {
    await put([...turns('angry', true, 2, 4), ...turns('angry', false, 8, 50)]);
    expect(await rowOf('blame')).toMatchObject({
      with: { value: null, confidence: 'withheld' },
      difference: null,
      adjustedP: null,
      isClear: false,
    });
    expect(await rowOf('apology')).toMatchObject({ with: { n: 0 }, difference: null });
  });

  it('looks at a better tone of the next turn as well, and follows the filters', async () => {
    await put([...GOLDEN, ...turns('angry', true, 0, 40).map((turn) => ({ ...turn, team: 'Shop' }))]);
    const row = await rowOf('blame', 'better_tone', { ...noFilters(), team: ['Shop'] });
    expect([row.with.k, row.with.n]).toEqual([20, 40]);
    const { all } = await behaviourReport(noFilters(), 'silence', folder);
    expect([all.k, all.n]).toEqual([35, 270]);
  });

  it('of chosen agents needs twenty turns on either side', async () => {
    await putWarehouse(folder, {
      turn_facts: [...turns('angry', true, 5, 19), ...turns('angry', false, 5, 40)].map((turn) => ({
        ...turn,
        agent_id: 'ana',
      })),
      agents: [{ agent_id: 'ana', number: 1 }],
    });
    const row = await rowOf('blame', 'silence', { ...noFilters(), agent: ['1'] });
    expect([row.with.value, row.difference]).toEqual([null, null]);
  });
});
