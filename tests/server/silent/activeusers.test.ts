import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeUsersOf } from '../../../src/lib/metrics/silent';
import {
  activeUsersFrom,
  addActiveUsers,
  readActiveUsers,
  removeActiveUsers,
} from '../../../src/lib/server/silent/activeusers';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'undertone-exposure-'))));
afterEach(() => rm(folder, { recursive: true }));

const APRIL = { feature: 'Date picker', from: '2025-04-01', to: '2025-04-30', activeUsers: 1150 };
const MAY = { feature: 'Date picker', from: '2025-05-01', to: '2025-05-31', activeUsers: 1200 };

describe('active users', () => {
  it('are unknown without a file', async () => expect(await readActiveUsers(folder)).toEqual([]));

  it('are read whatever the order of the columns, their separator, and empty lines', () => {
    const text = '\uFEFFActive_Users;feature;from;to;note\r\n1200;Date picker;2025-05-01;2025-05-31;from statistics\r\n;;;;\r\n'; // prettier-ignore
    expect(activeUsersFrom(text)).toEqual([MAY]);
    expect(activeUsersFrom('feature,from,to,active_users\n')).toEqual([]);
  });

  it('say everything that is wrong, by line and column', () => {
    const text = 'feature,from,to,active_users\nDate picker,2025-05-01,31.5.,"1,200"\n,2025-05-02,2025-05-01,\n';
    expect(() => activeUsersFrom(text)).toThrow(
      'workspace/exposure.csv: line 2: "to": expected a day such as 2024-05-16, found "31.5.". ' +
        'line 2: "active_users": expected a whole number from 1, without separators, found "1,200". ' +
        'line 3: "feature": expected the id or title of a topic, found "". ' +
        'line 3: "to": expected a day from 2025-05-02 on, found "2025-05-01". ' +
        'line 3: "active_users": expected a whole number from 1, without separators, found "". ' +
        'Correct the file, or remove it to go on without a ceiling.',
    );
    expect(() => activeUsersFrom('feature,users\n')).toThrow(
      'line 1: expected the columns feature, from, to, active_users; missing: from, to, active_users.',
    );
  });

  it('are added, set right and removed, as a file that a spreadsheet opens', async () => {
    await addActiveUsers(APRIL, folder);
    await addActiveUsers({ ...MAY, activeUsers: 12 }, folder);
    expect(await addActiveUsers({ ...MAY, feature: 'date picker' }, folder)).toEqual({
      ...MAY,
      feature: 'date picker',
    });
    expect(await readFile(join(folder, 'workspace/exposure.csv'), 'utf8')).toBe(
      'feature,from,to,active_users\r\nDate picker,2025-04-01,2025-04-30,1150\r\ndate picker,2025-05-01,2025-05-31,1200\r\n',
    );
    expect([await removeActiveUsers(MAY, folder), await removeActiveUsers(MAY, folder)]).toEqual([true, false]);
    expect(await readActiveUsers(folder)).toEqual([APRIL]);
    await expect(addActiveUsers({ ...MAY, activeUsers: 0 }, folder)).rejects.toThrow('Nothing was changed.');
  });

  it('of a topic are those of the row with most days in common, by its id or its title', () => {
    const of = (from: string, to: string, names = ['date-picker', 'date picker']) =>
      activeUsersOf([APRIL, MAY], names, { from, to })?.activeUsers ?? null;
    expect([of('2025-04-01', '2025-05-16'), of('2025-04-20', '2025-05-16'), of('2025-04-16', '2025-05-15')]).toEqual([
      1150, 1200, 1200,
    ]);
    expect([of('2025-06-01', '2025-06-30'), of('2025-05-01', '2025-05-31', ['export'])]).toEqual([null, null]);
  });
});
