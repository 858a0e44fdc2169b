import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { settingsShown } from '../../../src/lib/server/workspace/deciding';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { changeSettings } from '../../../src/lib/server/workspace/workspace';
import { putWarehouse } from '../fixture';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-deciding-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true, force: true });
});

const hours = { '*': { timezone: null, week: { monday: '09:00-17:00' }, holidays: ['2024-12-25'] } };

describe('the page of settings', () => {
  it('shows the defaults before anything is imported', async () => {
    expect(await settingsShown(folder)).toEqual({
      settings: {
        ...{ timezone: 'UTC', weekStart: 1, businessHours: {}, linkTemplates: {}, retentionDays: null },
        ...{ headlineEmpathy: 'any', episodeGapDays: 30, readNotes: false },
        console: { rows: 1_000_000, seconds: 10, megabytes: 1024 },
      },
      teams: [],
      accounts: [],
      isPending: false,
    });
  });

  it('names each account once', async () => {
    const accounts = ['shop', 'shop', 'b2b'].map((account_id, i) => ({
      ...{ conversation_id: `c${i}`, source: 'zendesk', account_id },
    }));
    await putWarehouse(folder, { conversations: accounts });
    expect((await settingsShown(folder)).accounts).toEqual(['zendesk:b2b', 'zendesk:shop']);
  });

  it('names the teams, the largest first, and says whether the figures hold what was decided', async () => {
    await putWarehouse(folder, {
      warehouse_info: [{ key: 'settings', value: JSON.stringify(DEFAULT_SETTINGS) }],
      conversation_facts: ['Shop', 'Billing', 'Billing', null].map((team) => ({ team })),
    });
    expect(await settingsShown(folder)).toMatchObject({ teams: ['Billing', 'Shop'], isPending: false });
    await changeSettings({ showAgentNames: true }, folder);
    expect((await settingsShown(folder)).isPending).toBe(false);
    await changeSettings({ businessHours: hours }, folder);
    expect(await settingsShown(folder)).toMatchObject({ settings: { businessHours: hours }, isPending: true });
  });
});
