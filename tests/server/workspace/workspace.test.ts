import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import {
  addNote,
  changeNote,
  changeSettings,
  readNotes,
  readSettings,
  removeNote,
} from '../../../src/lib/server/workspace/workspace';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-workspace-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (name: string, content: string) => {
  await mkdir(join(folder, 'workspace'), { recursive: true });
  await writeFile(join(folder, 'workspace', name), content);
};

describe('settings', () => {
  it('are the defaults while nobody has decided anything', async () => {
    expect(await readSettings(folder)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep the defaults of what the file does not name, channel by channel', async () => {
    await put('settings.json', '{"timezone": "Europe/Berlin", "idleMinutes": {"chat": 30}}');
    expect(await readSettings(folder)).toEqual({
      ...DEFAULT_SETTINGS,
      timezone: 'Europe/Berlin',
      idleMinutes: { ...DEFAULT_SETTINGS.idleMinutes, chat: 30 },
    });
  });

  it('say file, setting, what was expected and what was found', async () => {
    await put('settings.json', '{"timezone": "Berlin time", "weekStart": 8, "colour": "blue"}');
    await expect(readSettings(folder)).rejects.toThrow(
      'workspace/settings.json: "timezone": expected an IANA time zone such as Europe/Berlin, found "Berlin time". ' +
        '"weekStart": expected a whole number from 1 (Monday) to 7 (Sunday), found 8. ' +
        '"colour" is no setting; known are timezone, weekStart, businessHours, idleMinutes, episodeGapDays, needsEmpathy, ' +
        'headlineEmpathy, readNotes, showAgentNames, redact, phoneCountries, agentNames, retentionDays, linkTemplates, complainPrior, console. Correct the file, or remove it to go back to the defaults.',
    );
  });

  it('hold business hours, closed where nothing is said', async () => {
    await put('settings.json', '{"businessHours": {"*": {"week": {"monday": "09:00-17:00"}}}}');
    expect((await readSettings(folder)).businessHours).toEqual({
      '*': { timezone: null, week: { monday: '09:00-17:00' }, holidays: [] },
    });
    for (const wrong of [
      '{"*": {"week": {"monday": "nine"}}}',
      '{"*": {"week": {"Mo": "09:00-17:00"}}}',
      '{"*": {"holidays": ["25.12."]}}',
      '{"*": {"timezone": "Berlin"}}',
      '[]',
    ]) {
      await put('settings.json', `{"businessHours": ${wrong}}`);
      await expect(readSettings(folder)).rejects.toThrow('"businessHours": expected teams, or "*" for every team');
    }
  });

  it('say so when the file is not JSON', async () => {
    await put('settings.json', '{"timezone": ');
    await expect(readSettings(folder)).rejects.toThrow(/^workspace\/settings.json: is not JSON/);
  });

  it('are written whole, hold only what was decided, and leave nothing behind', async () => {
    await changeSettings({ timezone: 'Europe/Berlin' }, folder);
    await changeSettings({ showAgentNames: true }, folder);
    expect(JSON.parse(await readFile(join(folder, 'workspace/settings.json'), 'utf8'))).toEqual({
      timezone: 'Europe/Berlin',
      showAgentNames: true,
    });
    expect((await readdir(join(folder, 'workspace'))).sort()).toEqual(['log.jsonl', 'settings.json']);
  });

  it('change nothing when a value is not possible', async () => {
    await changeSettings({ weekStart: 7 }, folder);
    await expect(changeSettings({ weekStart: 0, timezone: 'UTC' }, folder)).rejects.toThrow('Nothing was changed.');
    expect((await readSettings(folder)).weekStart).toBe(7);
  });

  it("write down when agents' names were turned on and off, and only then", async () => {
    await changeSettings({ weekStart: 7 }, folder);
    await changeSettings({ showAgentNames: true }, folder);
    await changeSettings({ showAgentNames: true }, folder);
    await changeSettings({ showAgentNames: false }, folder);
    const lines = (await readFile(join(folder, 'workspace/log.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).what)).toEqual(["agents' names turned on", "agents' names turned off"]);
  });
});

describe('event notes', () => {
  it('are added, listed by day and removed', async () => {
    const outage = await addNote({ at: '2024-05-16', text: 'Exports failed for 6 hours', kind: 'outage' }, folder);
    const release = await addNote({ at: '2024-03-27', text: 'Version 2.8', kind: 'release' }, folder);
    expect(await readNotes(folder)).toEqual([release, outage]);
    const longer = { ...outage, text: 'Exports failed for 9 hours' };
    expect(await changeNote(outage.id, longer, folder)).toEqual(longer);
    expect(await readNotes(folder)).toEqual([release, longer]);
    expect(await changeNote('nobody', longer, folder)).toBeNull();
    expect(await removeNote(outage.id, folder)).toBe(true);
    expect(await removeNote(outage.id, folder)).toBe(false);
    expect(await readNotes(folder)).toEqual([release]);
  });

  it('need a day that exists', async () => {
    await put('notes.json', '[{"at": "2024-02-30", "text": "Release", "kind": "release"}]');
    await expect(readNotes(folder)).rejects.toThrow(
      'workspace/notes.json: note 1: expected "at" as a day such as 2024-05-16, found "2024-02-30".',
    );
  });
});
