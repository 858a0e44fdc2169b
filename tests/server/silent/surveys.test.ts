import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSurvey, readSurveys, removeSurvey } from '../../../src/lib/server/silent/surveys';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'undertone-surveys-'))));
afterEach(() => rm(folder, { recursive: true }));

const put = async (content: unknown) => {
  await mkdir(join(folder, 'workspace'), { recursive: true });
  await writeFile(join(folder, 'workspace', 'surveys.json'), JSON.stringify(content));
};
const GIVEN = { topic: 'date-picker', asked: 120, affected: 40, told: 6, where: 'in_app', from: '2025-05-01', to: '2025-05-14' }; // prettier-ignore

describe('own surveys', () => {
  it('are none while nobody has asked anybody', async () => expect(await readSurveys(folder)).toEqual([]));

  it('are added, listed and removed', async () => {
    const one = await addSurvey(GIVEN, folder);
    const other = await addSurvey({ ...GIVEN, told: 9, topic: ' export ' }, folder);
    expect(await readSurveys(folder)).toEqual([one, other]);
    expect([one, other.topic]).toEqual([{ id: one.id, ...GIVEN }, 'export']);
    expect([await removeSurvey(one.id, folder), await removeSurvey(one.id, folder)]).toEqual([true, false]);
    expect(await readSurveys(folder)).toEqual([other]);
  });

  it('may be written by hand, without an id', async () => {
    await put([GIVEN]);
    expect(await readSurveys(folder)).toEqual([{ id: 'survey-1', ...GIVEN }]);
  });

  it('say everything that is wrong, by survey and field', async () => {
    await put([
      GIVEN,
      { ...GIVEN, asked: 0, told: 50, where: 'street', to: '2025-04-30' },
      { topic: '', from: '1.5.' },
    ]);
    await expect(readSurveys(folder)).rejects.toThrow(
      'workspace/surveys.json: survey 2: "asked": expected how many answered, a whole number from 1, found 0. ' +
        'survey 2: "where": expected one of in_app, email, in_conversations, other, found "street". ' +
        'survey 2: "to": expected a day from 2025-05-01 on, found "2025-04-30". ' +
        'survey 2: "affected": expected no more than "asked", found 40. ' +
        'survey 2: "told": expected no more than "affected", found 50. ' +
        'survey 3: "topic": expected the id or title of a topic, found "". ' +
        'survey 3: "asked": expected how many answered, a whole number from 1, found nothing. ' +
        'survey 3: "affected": expected how many of them it had got in the way of, a whole number from 0, found nothing. ' +
        'survey 3: "told": expected how many of the affected told you, a whole number from 0, found nothing. ' +
        'survey 3: "where": expected one of in_app, email, in_conversations, other, found nothing. ' +
        'survey 3: "from": expected a day such as 2024-05-16, found "1.5.". ' +
        'survey 3: "to": expected a day such as 2024-05-16, found nothing. ' +
        'Correct the file, or remove it to go on without surveys.',
    );
    await put({});
    await expect(readSurveys(folder)).rejects.toThrow('workspace/surveys.json: expected a list of surveys.');
  });

  it('that cannot be are not written, nor is a file that somebody has to mend written over', async () => {
    await expect(addSurvey({ ...GIVEN, told: 41 }, folder)).rejects.toThrow('Nothing was changed.');
    await put([{}]);
    await expect(addSurvey(GIVEN, folder)).rejects.toThrow('survey 1: "topic"');
    expect(await readFile(join(folder, 'workspace/surveys.json'), 'utf8')).toBe('[{}]');
  });
});
