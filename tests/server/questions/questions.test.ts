/** Questions and answers in the workspace, and what the pages show of them before and after the figures hold them. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import type { AnswersChosen } from '../../../src/lib/model/questionpage';
import { readAnswerCorrections, undoAnswerCorrection } from '../../../src/lib/server/questions/answercorrections';
import { shownAnswers, answerRows, tableOfAnswers } from '../../../src/lib/server/questions/answerlist';
import { sayAnswer } from '../../../src/lib/server/questions/answering';
import { questionsView } from '../../../src/lib/server/questions/questionlist';
import {
  addQuestion,
  changeQuestion,
  readQuestions,
  removeQuestion,
  type GivenQuestion,
} from '../../../src/lib/server/questions/questions';
import { questionView } from '../../../src/lib/server/questions/questionview';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { decidedMark } from '../../../src/lib/text/question/mark';
import { putWarehouse } from '../fixture';

const given = (): GivenQuestion => ({
  ...{ text: ' How many times a month do you  change the lamp? ', variants: ['Lamp changes a month?'] },
  ...{ active_from: '2026-09-07', active_to: '2026-09-20' },
  unit: 'times/month',
  type: 'number',
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-questions-'));
});
afterEach(async () => {
  warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const ID = 'how-many-times-a-month-do-you-change-the';

describe('questions in the workspace', () => {
  it('get an id from their words, are changed in their place, and leave', async () => {
    const added = await addQuestion(given(), folder);
    expect(added).toEqual({ ...given(), id: ID, text: 'How many times a month do you change the lamp?' });
    const changed = await changeQuestion(ID, { learned: ' Twice. ' }, folder);
    expect(await readQuestions(folder)).toEqual([{ ...added, learned: 'Twice.' }]);
    expect(changed?.learned).toBe('Twice.');
    expect([await removeQuestion(ID, folder), await removeQuestion(ID, folder)]).toEqual([true, false]);
    expect(await readQuestions(folder)).toEqual([]);
  });

  it('say everything that keeps one from being used, and write nothing then', async () => {
    const wrong = { ...given(), text: '?', active_to: '2026-09-01', unit: 'miles' as 'none', type: 'riddle' as 'why' };
    await expect(addQuestion(wrong, folder)).rejects.toThrow(
      /"text": expected the question.*2026-09-01 is before 2026-09-07.*"unit": expected one of.*"type": expected one of/,
    );
    await addQuestion(given(), folder);
    await expect(addQuestion(given(), folder)).rejects.toThrow('It is asked already');
    await expect(readFile(join(folder, 'workspace', 'questions.json'), 'utf8')).resolves.not.toContain('riddle');
  });

  it('name the file and the place in it when somebody edited it wrongly', async () => {
    await mkdir(join(folder, 'workspace'));
    await writeFile(join(folder, 'workspace', 'questions.json'), JSON.stringify([{ id: 'Lamp!', text: 'Why?' }]));
    await expect(readQuestions(folder)).rejects.toThrow(
      /^workspace\/questions.json: question 1: "id": expected small letters/,
    );
  });
});

describe('answers on the page', () => {
  const CHOSEN: AnswersChosen = { class: null, bin: null, find: '', page: 1 };

  /** Six customers were asked; five answered, one of them twice a week. */
  async function asked() {
    const question = await addQuestion(given(), folder);
    const place = { question_id: ID, episode: 1, team: 'Support', kind: 'bug', mood_start: 'none', day: '2026-09-08' };
    const answers = ['3', '4', '3', 'Twice a week', 'Ten at least'].map((text, i) => ({ id: `c${i + 1}`, text, i }));
    const point = [3, 4, 3, 8.69642, null];
    const ids = [...answers.map(({ id }) => id), 'c6'];
    await putWarehouse(folder, {
      warehouse_info: [{ key: 'timezone', value: 'UTC' }],
      questions: [{ question_id: ID, decided: decidedMark(question, []) }],
      conversations: ids.map((id) => ({ conversation_id: id, vendor_id: id.toUpperCase(), source: 'zendesk' })),
      conversation_facts: ids.map((id) => ({ conversation_id: id, episode: 1, day: '2026-09-08', is_scored: true })),
      messages: answers.map(({ id, text }) => ({ message_id: `${id}-3`, conversation_id: id, position: 2, text })),
      question_episodes: ids.map((id) => ({ ...place, conversation_id: id, is_asked: true })),
      question_asks: ids.map((id, i) => ({
        ...{ ...place, conversation_id: id, message_id: `${id}-2`, customer_id: `customer-${i}`, is_first: true },
        ...{ is_matured: true, is_near_closing: true, asked_at: '2026-09-08 10:00:00' },
        ...{ outcome: i < 5 ? 'answered' : 'unanswered', answer_seconds: i < 5 ? 60 * (i + 1) : null },
        ...{ answer_outcome: i < 5 ? 'event' : 'ended', answer_followed_seconds: i < 5 ? 60 * (i + 1) : 1_209_600 },
      })),
      question_answers: answers.map(({ id, text, i }) => ({
        ...{ ...place, conversation_id: id, asked_message_id: `${id}-2`, message_id: `${id}-3`, answer_text: text },
        ...{
          class: 'number',
          low: point[i] ?? 10,
          high: point[i] ?? null,
          point: point[i] ?? null,
          unit: 'times/month',
        },
        ...{ is_approximate: false, is_corrected: false, is_first: true, customer_id: `customer-${i}` },
        answered_at: `2026-09-08 10:0${i}:00`,
      })),
    });
  }
  const view = (chosen: Partial<AnswersChosen> = {}) => questionView(ID, noFilters(), { ...CHOSEN, ...chosen }, folder);

  it('are counted, charted, listed and searched', async () => {
    await asked();
    const shown = (await view())!;
    expect(shown.says).toBe(
      'Half say 4 times a month or less; the middle half says 3 to 8.7 (n 5). 5 of 6 customers answered (83\u00a0%).',
    );
    expect(shown.response).toMatchObject({ figure: { k: 5, n: 6 }, latency: { median: 180, interval: null, n: 5 } });
    expect(shown.response.moods).toMatchObject([{ label: 'No mood named', figure: { k: 5, n: 6 } }]);
    expect(shown.asked.figure).toMatchObject({ k: 6, n: 6 });
    expect(shown.answers.list.map(({ shownId, value }) => [shownId, value])).toEqual([
      ['C5', '10 or more'],
      ['C4', '8.7'],
      ['C3', '3'],
      ['C2', '4'],
      ['C1', '3'],
    ]);
    expect((await view({ find: 'twice' }))?.answers.total).toBe(1);
    expect((await view({ bin: '3' }))?.answers.total).toBe(2);
    expect((await view({ class: 'fact' }))?.answers.list).toEqual([]);
    expect((await questionsView(folder)).questions).toMatchObject([{ state: 'running', says: shown.says }]);
  });

  it('leave as a file with the words, the value and its bounds, the customer and the place', async () => {
    await asked();
    const rows = await answerRows({ ...noFilters(), question: ID }, folder);
    const { columns, rows: table } = tableOfAnswers(
      'Lamp?',
      'times/month',
      await shownAnswers(rows, ID, folder),
      'http://u',
    );
    expect(Object.fromEntries(columns.map((column, i) => [column, table[0]?.[i]]))).toEqual({
      ...{ question: 'Lamp?', answer: 'Ten at least', value: null, low: 10, high: null, unit: 'times/month' },
      ...{ approximate: false, class: 'number', corrected: false, customer: 'customer' },
      ...{ answered_at: '2026-09-08T10:04:00.000Z', message: 'http://u/conversations/c5#m2' },
    });
  });

  it('are set right in words, pending until the figures hold it, and taken back', async () => {
    await asked();
    expect((await view())?.isPending).toBe(false);
    const said = { question: ID, ask: 'c1-2', class: 'number', value: 'once a week', reason: 'She meant weeks.' };
    const correction = await sayAnswer(said, folder);
    expect(correction).toMatchObject({ low: 4.34821, high: 4.34821, conversation_id: 'c1', message_id: 'c1-2' });
    const shown = (await view())!;
    expect(shown.isPending).toBe(true);
    expect(shown.answers.list.at(-1)?.correction).toEqual({
      id: correction.id,
      reason: 'She meant weeks.',
      isPending: true,
    });
    await sayAnswer({ ...said, class: 'declined' }, folder);
    const all = await readAnswerCorrections(folder);
    expect(all.map(({ class: one, undone_at }) => [one, undone_at === null])).toEqual([
      ['number', false],
      ['declined', true],
    ]);
    await undoAnswerCorrection(all[1]!.id, folder);
    expect((await view())?.isPending).toBe(false);
  });

  it('teach what a number looks like, and refuse what is not there', async () => {
    await asked();
    const said = { question: ID, ask: 'c1-2', class: 'number', value: 'lots' };
    await expect(sayAnswer(said, folder)).rejects.toThrow('expected one such as 3, 2-3, more than 20 or twice a week');
    await expect(sayAnswer({ ...said, value: '3', ask: 'c6-2' }, folder)).rejects.toThrow('no longer there');
    await expect(sayAnswer({ ...said, class: 'joke' }, folder)).rejects.toThrow('"class": expected one of number');
    expect(await questionView('none-such', noFilters(), CHOSEN, folder)).toBeNull();
  });
});
