import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { ratings } from '../../../src/lib/server/overview/ratings';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

let folder = '';
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

type Row = Rows[string][number];
const rated = (csat: number | null, tone_end: number | null, index: number): Row => ({
  conversation_id: `${csat} ${tone_end} ${index}`,
  episode: 1,
  source: 'intercom',
  customer_id: `${csat} ${tone_end} ${index}`,
  day: '2024-01-10',
  week: '2024-01-08',
  csat,
  tone_end,
});
const some = (n: number, csat: number | null, tone_end: number | null) =>
  Array.from({ length: n }, (_, index) => rated(csat, tone_end, index));

async function shown(facts: Row[]) {
  folder = await mkdtemp(join(tmpdir(), 'undertone-ratings-'));
  await putWarehouse(folder, {
    warehouse_info: [
      { key: 'exported_at', value: '2024-01-15T08:00:00Z' },
      { key: 'timezone', value: 'UTC' },
    ],
    conversation_facts: facts,
  });
  return ratings({ ...noFilters(), from: '2024-01-01', to: '2024-01-14' }, folder);
}

it('says the tone at leaving of each rating with its n, and opens where the two disagree', async () => {
  const view = await shown([
    ...some(10, 5, 0.6),
    ...some(2, 4, -0.4),
    ...some(6, 1, -0.5),
    ...some(3, 3, null),
    ...some(4, null, 0.2),
  ]);
  expect(view?.rows.map(({ rating, rated: n, tone }) => [rating, n, tone.n, tone.confidence])).toEqual([
    ['good', 12, 12, 'small'],
    ['middle', 3, 0, 'withheld'],
    ['bad', 6, 6, 'small'],
  ]);
  expect(view?.rows[0]?.tone.value).toBeCloseTo((10 * 0.6 - 2 * 0.4) / 12, 9);
  expect([view?.rated, view?.conversations]).toEqual([21, 25]);
  expect(view?.summary).toBe('Customers who rated good left in a better tone than those who rated bad.');
  expect(view?.disagreements).toEqual([
    {
      title: 'Rated good, left in a negative tone',
      n: 2,
      opens: 'from=2024-01-01&to=2024-01-14&case=rated_good_left_upset',
    },
    {
      title: 'Rated bad, left in a positive tone',
      n: 0,
      opens: 'from=2024-01-01&to=2024-01-14&case=rated_bad_left_pleased',
    },
  ]);
});

it('is not there where nobody rated', async () => {
  expect(await shown(some(5, null, 0.1))).toBeNull();
});
