import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFrom, noFilters } from '../../../src/lib/filters';
import { METRICS } from '../../../src/lib/metrics';
import { messagePlace } from '../../../src/lib/server/conversation/messageplace';
import { opened } from '../../../src/lib/server/list/opened';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

let folder: string;
const facts = (conversation_id: string, team: string, day: string) => ({
  ...{ conversation_id, episode: 1, team, day, week: '2026-09-07', started_at: `${day} 10:00:00` },
  ...{
    is_scored: true,
    is_open: false,
    starts_with_customer: true,
    tone_start: -0.5,
    tone_band_start: 'negative',
    tone_end: 0.25,
    lift: 0.75,
  },
  ...{ needs_empathy: true, customer_id: conversation_id, channel: 'email' },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-opened-'));
  await putWarehouse(folder, {
    warehouse_info: [{ key: 'timezone', value: 'UTC' }],
    conversation_facts: [
      facts('a', "O'Brien $filter_1", '2026-09-07'),
      facts('b', 'Sales', '2026-09-08'),
      facts('c', 'Sales', '2026-09-20'),
    ],
    messages: [{ message_id: 'm2', conversation_id: 'b', position: 2 }],
  });
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const asked = (what: string, query = '', by: string | null = null) =>
  opened({ what, by, filters: filtersFrom(new URLSearchParams(query)).filters, sort: 'oldest' }, folder);
const rowsOf = async (sql: string | null) => warehouse(folder).query<Record<string, unknown>>(sql ?? '');

describe('the SQL that a link opens', () => {
  it('of a list holds its filters as text, and gives the list in its order', async () => {
    const sql = await asked('conversations', 'team=Sales&from=2026-09-08&to=2026-09-20');
    expect(sql).toContain("where day >= '2026-09-08'::date and day <= '2026-09-20'::date and team in ('Sales')");
    expect((await rowsOf(sql)).map((row) => row.conversation_id)).toEqual(['b', 'c']);
  });

  it('keeps a value that looks like SQL a value', async () => {
    const sql = await asked(
      'conversations',
      new URLSearchParams({ team: "O'Brien $filter_1", to: '2026-09-30' }).toString(),
    );
    expect((await rowsOf(sql)).map((row) => row.conversation_id)).toEqual(['a']);
  });

  it('of a list finds words too', async () => {
    expect(await rowsOf(await asked('conversations', 'words=export'))).toEqual([]);
  });

  it('of a metric says its name, and cut by week comes in order', async () => {
    const sql = await asked('tone_lift', 'team=Sales', 'week');
    expect(sql).toMatch(/^-- .+, by week\n[^]*team in \('Sales'\)[^]*\norder by key$/);
    expect(await rowsOf(sql)).toMatchObject([{ key: '2026-09-07', n: 2, value: 0.75 }]);
  });

  it('runs for every metric, whole and cut by team', async () => {
    for (const { id } of METRICS)
      for (const by of [null, 'team'])
        await expect(asked(id, '', by).then(rowsOf), `${id} by ${by}`).resolves.toBeDefined();
  });

  it('is none of what there is not; a word that cuts nothing cuts nothing', async () => {
    expect(await asked('no_such_metric')).toBeNull();
    expect(await asked('tone_lift', '', 'toString')).toBe(await asked('tone_lift'));
    expect(await opened({ what: 'conversations', by: null, filters: noFilters(), sort: 'newest' }, folder)).toContain(
      'where true\norder by started_at desc',
    );
  });
});

describe('the place of a message', () => {
  it('is its conversation and position; none for a message that is not here', async () => {
    expect(await messagePlace('m2', folder)).toEqual({ conversationId: 'b', position: 2 });
    expect(await messagePlace('m3', folder)).toBeNull();
  });
});
