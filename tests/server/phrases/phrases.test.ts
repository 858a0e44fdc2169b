import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULES_VERSION } from '../../../src/lib/tagging';
import { rulesVersionWith } from '../../../src/lib/tagging/team';
import { addPhrase, changePhrase, readPhrases, removePhrase } from '../../../src/lib/server/phrases/phrases';
import { teamPhrases } from '../../../src/lib/server/phrases/teamphrases';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-phrases-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const TODAY = new Date('2024-05-16T12:00:00Z');
const given = { tag: 'cliche', text: 'touch base' } as const;

describe('the team’s phrases', () => {
  it('are none before the first', async () => expect(await readPhrases(folder)).toEqual([]));

  it('are kept tidied, with a readable id and the day', async () => {
    const added = await addPhrase(
      { ...given, text: '  Touch   base. ', instead: 'I’ll write on Monday.', note: ' ' },
      folder,
      TODAY,
    );
    expect(added).toEqual({
      id: 'touch-base',
      tag: 'cliche',
      text: 'Touch base',
      instead: 'I’ll write on Monday.',
      addedOn: '2024-05-16',
    });
    expect(JSON.parse(await readFile(join(folder, 'workspace', 'phrases.json'), 'utf8'))).toEqual([added]);
  });

  it('get an id of their own where two look alike', async () => {
    await addPhrase({ ...given, text: 'touch~ base' }, folder, TODAY);
    expect((await addPhrase(given, folder, TODAY)).id).toBe('touch-base-2');
  });

  it('are changed in their place and keep id and day', async () => {
    await addPhrase(given, folder, TODAY);
    await addPhrase({ ...given, text: 'circle~ back' }, folder, TODAY);
    await changePhrase('touch-base', { tag: 'blame', text: 'touch base again' }, folder);
    expect((await readPhrases(folder)).map(({ id, tag, text, addedOn }) => [id, tag, text, addedOn])).toEqual([
      ['touch-base', 'blame', 'touch base again', '2024-05-16'],
      ['circle-back', 'cliche', 'circle~ back', '2024-05-16'],
    ]);
    expect(await changePhrase('gone', given, folder)).toBeNull();
  });

  it('are removed once', async () => {
    await addPhrase(given, folder, TODAY);
    expect(await removePhrase('touch-base', folder)).toBe(true);
    expect(await removePhrase('touch-base', folder)).toBe(false);
    expect(await readPhrases(folder)).toEqual([]);
  });

  it.each([
    [{ ...given, text: '(touch base' }, 'expected ")" for every "("'],
    [{ ...given, text: ' ' }, 'Write the words of the phrase.'],
    [{ ...given, tag: 'apology' as 'cliche' }, 'expected one of cliche, process_speak, blame, link_deflection'],
  ])('that cannot be used change nothing: %j', async (wrong, said) => {
    await addPhrase({ ...given, text: 'circle~ back' }, folder, TODAY);
    await expect(addPhrase(wrong, folder, TODAY)).rejects.toThrow(said);
    await expect(addPhrase(wrong, folder, TODAY)).rejects.toThrow('Nothing was changed.');
    expect((await readPhrases(folder)).map(({ id }) => id)).toEqual(['circle-back']);
  });

  it('are not kept twice', async () => {
    await addPhrase(given, folder, TODAY);
    await expect(addPhrase(given, folder, TODAY)).rejects.toThrow('This phrase is there already.');
  });

  it('in a file that somebody broke are refused by number and reason', async () => {
    await mkdir(join(folder, 'workspace'));
    await writeFile(
      join(folder, 'workspace', 'phrases.json'),
      JSON.stringify([{ id: 'a', ...given, addedOn: 'today' }]),
    );
    await expect(readPhrases(folder)).rejects.toThrow('workspace/phrases.json: phrase 1: "addedOn": expected a day');
  });
});

describe('whether the figures hold them', () => {
  const taggedWith = (version: string) =>
    putWarehouse(folder, { warehouse_info: [{ key: 'rules_version', value: version }] });

  it('is told by what the warehouse was tagged with', async () => {
    const phrase = await addPhrase(given, folder, TODAY);
    await taggedWith(RULES_VERSION);
    expect(await teamPhrases(folder)).toEqual({ phrases: [phrase], isPending: true, job: null });
    await warehouse(folder).close();
    await taggedWith(rulesVersionWith([phrase]));
    expect((await teamPhrases(folder)).isPending).toBe(false);
  });

  it('has nothing to wait for before the first import', async () => {
    await addPhrase(given, folder, TODAY);
    expect((await teamPhrases(folder)).isPending).toBe(false);
  });
});
