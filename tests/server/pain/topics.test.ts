import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTopic, changeTopic, readTopics, removeTopic } from '../../../src/lib/server/pain/topics';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-topics-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(content: unknown) {
  await mkdir(join(folder, 'workspace'), { recursive: true });
  await writeFile(join(folder, 'workspace', 'topics.json'), JSON.stringify(content));
}

describe('the topics of the team', () => {
  it('are none before the first', async () => expect(await readTopics(folder)).toEqual([]));

  it('are added, changed and removed, with ids made of their titles and words kept tidy', async () => {
    const one = await addTopic(
      { title: ' Date  picker', include: ['date picker', ' wrong  month ', '', 'date picker'] },
      folder,
    );
    const tidy = { title: 'Date picker', include: ['date picker', 'wrong month'], exclude: [], labels: [] };
    expect(one).toEqual({ id: 'date-picker', ...tidy });
    expect((await addTopic({ title: 'Found: dates', labels: ['dates'] }, folder)).id).toBe('dates');
    expect(await changeTopic('date-picker', { ...tidy, title: 'Dates' }, folder)).toEqual({
      id: 'date-picker',
      ...tidy,
      title: 'Dates',
    });
    expect(await changeTopic('no such', tidy, folder)).toBeNull();
    expect(await removeTopic('dates', folder)).toBe(true);
    expect(await removeTopic('dates', folder)).toBe(false);
    expect((await readTopics(folder)).map(({ id }) => id)).toEqual(['date-picker']);
  });

  it('are not kept when they cannot be used, or when another has the title', async () => {
    await addTopic({ title: 'Exports', include: ['export'] }, folder);
    await expect(addTopic({ title: 'exports', include: ['csv'] }, folder)).rejects.toThrow('a topic "Exports" already');
    await expect(addTopic({ title: 'Nothing' }, folder)).rejects.toThrow('at least one phrase');
    expect(await readTopics(folder)).toHaveLength(1);
  });

  it('say every problem of a file that was written by hand', async () => {
    await write([
      { id: 'a', title: '', include: ['x'] },
      { id: 'a', title: 'B', include: 'x' },
    ]);
    await expect(readTopics(folder)).rejects.toThrow(
      'workspace/topics.json: topic 1: Give the topic a title. topic 2: "include": expected a list of phrases. the id "a" is given twice.',
    );
  });
});
