import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { moodMatrix } from '../../../src/lib/server/team/moods';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-moods-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true, force: true });
});

const MOODS: Record<string, string> = { A: 'angry', F: 'frustrated', N: 'none', P: 'pleased' };
const pair = (from: string, to: string, more = {}) => ({
  side: 'agent',
  mood_before: MOODS[from] ?? from,
  next_state: MOODS[to] ?? to,
  ...more,
});
const followed = (from: string, to: string, n: number, more = {}) =>
  Array.from({ length: n }, () => pair(from, to, more));

describe('from mood to mood', () => {
  it('counts each pair of neighbours once [G-TRANS]', async () => {
    const sequences = ['FFNP', 'FAA', 'NNP', 'AFNN', 'FNP'];
    const turn_facts = sequences.flatMap((states) => [...states].slice(1).map((to, i) => pair(states[i]!, to)));
    await putWarehouse(folder, { turn_facts });
    const { all, split } = await moodMatrix(noFilters(), null, folder);
    const row = (mood: string) => all.find(({ from }) => from === mood)!;
    const cells = (mood: string) =>
      Object.fromEntries(
        row(mood)
          .cells.filter(({ count }) => count > 0)
          .map(({ to, count }) => [to, count]),
      );
    expect(split).toBeNull();
    expect([cells('angry'), cells('frustrated'), cells('none'), cells('pleased')]).toEqual([
      { angry: 1, frustrated: 1 },
      { angry: 1, frustrated: 1, none: 3 },
      { none: 2, pleased: 3 },
      {},
    ]);
    expect([row('frustrated').n, row('frustrated').isSmall, row('silent').isAbsorbing]).toEqual([5, true, true]);
    expect(row('frustrated').cells.find(({ to }) => to === 'none')?.figure.value).toBeCloseTo(0.6, 9);
    expect(row('angry').cells[0]?.figure).toMatchObject({ value: null, confidence: 'withheld' });
  });

  it('is split by what we did, with the difference of each cell', async () => {
    await putWarehouse(folder, {
      turn_facts: [
        ...followed('A', 'N', 30, { has_defensive: false }),
        ...followed('A', 'silent', 10, { has_defensive: false }),
        ...followed('A', 'N', 10, { has_defensive: true }),
        ...followed('A', 'silent', 30, { has_defensive: true }),
        ...followed('F', 'N', 3, { has_defensive: true }),
      ],
    });
    const { split } = await moodMatrix(noFilters(), 'defensive', folder);
    const differences = split!.differences.filter(({ adjustedP }) => adjustedP !== null);
    expect(differences.map(({ from, to, value, isClear }) => [from, to, value, isClear])).toEqual([
      ['angry', 'none', -0.5, true],
      ['angry', 'silent', 0.5, true],
    ]);
    expect(split!.differences.every(({ from }) => from === 'angry')).toBe(true);
  });
});
