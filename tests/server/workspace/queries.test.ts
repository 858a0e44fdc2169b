import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addQuery, changeQuery, readQueries, removeQuery } from '../../../src/lib/server/workspace/queries';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-queries-'));
});
afterEach(() => rm(folder, { recursive: true }));

const UPSET = {
  title: 'Upset, by team',
  sql: 'from conversation_facts where day >= $from',
  parameters: { from: null },
};

describe('saved queries', () => {
  it('are none at first, then those that were added, by title, in a file that a person can read', async () => {
    expect(await readQueries(folder)).toEqual([]);
    const added = await addQuery({ ...UPSET, title: '  Upset,\n by team ' }, folder);
    expect(added).toEqual({ ...UPSET, id: added.id, changedAt: added.changedAt });
    const other = await addQuery({ title: 'All', sql: 'from tags', parameters: { n: 3 } }, folder);
    expect(await readQueries(folder)).toEqual([other, added]);
    const file = await readFile(join(folder, 'workspace', 'queries.json'), 'utf8');
    expect(JSON.parse(file)).toEqual([added, other]);
    expect(file).toContain('\n    "title": "Upset, by team"');
  });

  it('can be renamed, rewritten and removed; of one that is gone nothing is written', async () => {
    const { id } = await addQuery(UPSET, folder);
    expect(await changeQuery(id, { title: 'Upset' }, folder)).toMatchObject({ ...UPSET, id, title: 'Upset' });
    expect(await changeQuery(id, { sql: 'from tags', parameters: {} }, folder)).toMatchObject({ title: 'Upset' });
    expect(await readQueries(folder)).toMatchObject([{ id, title: 'Upset', sql: 'from tags', parameters: {} }]);
    expect(await removeQuery(id, folder)).toBe(true);
    expect(await removeQuery(id, folder)).toBe(false);
    expect(await changeQuery(id, { title: 'Back' }, folder)).toBeNull();
    expect(await readQueries(folder)).toEqual([]);
  });

  it('written by two people at once are both kept', async () => {
    await Promise.all(['one', 'two', 'three'].map((title) => addQuery({ ...UPSET, title }, folder)));
    expect((await readQueries(folder)).map(({ title }) => title)).toEqual(['one', 'three', 'two']);
  });

  it('say everything that is wrong with one, and nothing is changed then', async () => {
    const wrong = { title: ' ', sql: '', parameters: { 'a b': [] } } as never;
    await expect(addQuery(wrong, folder)).rejects.toThrow(
      'This query: "title": expected a name of up to 120 characters. "sql": expected a query of up to 100000 characters. ' +
        '"parameters": expected names without their $, each with a text, a number, true, false or null. Nothing was changed.',
    );
    await addQuery(UPSET, folder);
    await expect(addQuery(UPSET, folder)).rejects.toThrow('There is a query with the title "Upset, by team" already');
    expect(await readQueries(folder)).toHaveLength(1);
  });

  it('name the file and the query that cannot be used', async () => {
    await mkdir(join(folder, 'workspace'));
    const good = { ...UPSET, id: 'a', changedAt: '2026-09-07T10:00:00Z' };
    for (const [content, problem] of [
      [{}, 'expected a list of queries.'],
      [[good, { ...good, id: 'b', sql: 1 }], 'query 2: "sql": expected a query'],
      [[good, good], 'the id "a" is given twice.'],
      [[{ ...good, id: '../a', changedAt: 'then' }], 'query 1: "id": expected letters'],
    ] as const) {
      await writeFile(join(folder, 'workspace', 'queries.json'), JSON.stringify(content));
      await expect(readQueries(folder)).rejects.toThrow(`workspace/queries.json: ${problem}`);
    }
  });
});
