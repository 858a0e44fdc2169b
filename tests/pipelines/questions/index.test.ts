/** A question of the week from the workspace to the tables, and what changes there when something is decided anew. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../../pipelines/commands/apply';
import { forget } from '../../../pipelines/commands/forget';
import { importCommand } from '../../../pipelines/commands/import';
import type { AnswerCorrection, Question } from '../../../src/lib/model/questions';
import { query } from '../../integration/command';
import { csv } from '../../integration/corpus';
import { temporaryFolder } from '../import/staged';
import { run } from '../privacy/running';

const QUESTION: Question = {
  ...{ id: 'lamp-changes', text: 'How many times a month do you change the lamp?', variants: [] },
  ...{ active_from: '2026-09-07', active_to: '2026-09-20', unit: 'times/month', type: 'number' },
};
const ASK = `It is on its way. ${QUESTION.text}`;

/** conversation, customer, day of September, the team's reply, what came back a quarter of an hour later */
const SAID: [string, string, number, string, string?][] = [
  ['c1', 'anna', 8, ASK, 'It works, thank you. About 3 times a month.'],
  ['c2', 'ben', 9, 'Done. One question: how many times per month do you change that lamp?', 'Thanks!'],
  ['c3', 'cara', 10, 'Please wait for it. Do you change the lamp often?', 'Yes, I do that all the time.'],
  ['c4', 'dan', 11, 'The invoice is on its way to you now.', 'Thank you, I have it here.'],
  ['c5', 'eva', 3, ASK, 'Twice a month.'],
  ['c6', 'anna', 12, ASK, 'I told you, we change it twice a week.'],
  ['c7', 'fred', 19, ASK],
  [
    'c8',
    'gina',
    13,
    `Here it is.\n\nOn 1 Sep 2026 at 10:00, Ivo wrote:\n> ${QUESTION.text}`,
    'I see it now, thank you.',
  ],
  ['c9', 'hugo', 14, ASK, 'No idea, I am only the assistant here.'],
];
const ROWS = [
  ['conversation', 'message_id', 'role', 'author', 'sent_at', 'text'],
  ...SAID.flatMap(([id, customer, day, reply, answer]) => {
    const at = (time: string) => `2026-09-${String(day).padStart(2, '0')}T${time}:00Z`;
    return [
      [
        id,
        `${id}-1`,
        'customer',
        `${customer}@mail.example`,
        at('10:00'),
        'Where is the new lamp that I ordered from you?',
      ],
      [id, `${id}-2`, 'agent', 'ivo', at('10:30'), reply],
      ...(answer ? [[id, `${id}-3`, 'customer', `${customer}@mail.example`, at('10:45'), answer]] : []),
    ];
  }),
  ['c10', 'c10-1', 'customer', 'ida@mail.example', '2026-10-01T08:00:00Z', 'Is the shop open on Saturday?'],
];

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  decide('questions.json', [QUESTION]);
  await importing(ROWS);
});
afterEach(() => folder.remove());

function decide(file: string, content: unknown): void {
  mkdirSync(join(data, 'workspace'), { recursive: true });
  writeFileSync(join(data, 'workspace', file), JSON.stringify(content));
}
function importing(rows: string[][]) {
  const file = join(folder.path, 'export.csv');
  writeFileSync(file, csv(rows));
  return run(data, importCommand, {}, [file]);
}
const ID = `split_part(conversation_id, ':', 3)`;
const asks = () =>
  query(
    data,
    `select ${ID} as id, outcome, is_first, is_matured, answer_seconds as seconds from question_asks order by 1`,
  );
const answers = () =>
  query(
    data,
    `select ${ID} as id, class, round(point, 3) as point, is_corrected, is_first from question_answers order by 1`,
  );

const CORRECTION: AnswerCorrection = {
  ...{ id: 'k1', at: '2026-10-02T10:00:00.000Z', question_id: 'lamp-changes', conversation_id: '', message_id: '' },
  ...{ class: 'number', low: 5, high: 5, reason: 'He means five.', undone_at: null },
};
async function correctionOf(id: string): Promise<AnswerCorrection> {
  const [row] = await query<{ conversation_id: string; message_id: string }>(
    data,
    `select conversation_id, message_id from question_asks where ${ID} = '${id}'`,
  );
  return { ...CORRECTION, ...row! };
}

describe('a question of the week', () => {
  it('is asked once an episode in any wording near enough, and each customer counts once', async () => {
    expect(await asks()).toEqual([
      { id: 'c1', outcome: 'answered', is_first: true, is_matured: true, seconds: 900 },
      { id: 'c2', outcome: 'unanswered', is_first: true, is_matured: true, seconds: null },
      { id: 'c6', outcome: 'answered', is_first: false, is_matured: true, seconds: 900 },
      { id: 'c7', outcome: 'pending', is_first: true, is_matured: false, seconds: null },
      { id: 'c9', outcome: 'declined', is_first: true, is_matured: true, seconds: null },
    ]);
    expect(await answers()).toEqual([
      { id: 'c1', class: 'number', point: 3, is_corrected: false, is_first: true },
      { id: 'c6', class: 'number', point: 8.696, is_corrected: false, is_first: false },
      { id: 'c9', class: 'declined', point: null, is_corrected: false, is_first: false },
    ]);
  });

  it('could have been asked where a person replied in its days; a near wording stands there, a quoted one nowhere', async () => {
    const rows = await query(
      data,
      `select ${ID} as id, is_asked, near_text, near_likeness from question_episodes where not is_asked order by 1`,
    );
    expect(rows).toEqual([
      { id: 'c3', is_asked: false, near_text: 'Do you change the lamp often?', near_likeness: 0.5 },
      { id: 'c4', is_asked: false, near_text: null, near_likeness: null },
      { id: 'c8', is_asked: false, near_text: null, near_likeness: null },
    ]);
    expect((await query(data, 'select count(*) as n from question_episodes'))[0]).toEqual({ n: 8 });
  });

  it('is looked for again when a wording is added, and not without a change', async () => {
    expect(await run(data, apply, {})).toMatchObject({ hasNewQuestions: false });
    decide('questions.json', [{ ...QUESTION, variants: ['Do you change the lamp often?'] }]);
    expect(await run(data, apply, {})).toMatchObject({ hasNewQuestions: true, conversations: 0, messages: 0 });
    expect((await asks()).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c6', 'c7', 'c9']);
    expect(await answers()).toContainEqual({
      id: 'c3',
      class: 'subjective',
      point: null,
      is_corrected: false,
      is_first: true,
    });
  });

  it('keeps what a person said of an answer when the export comes again and reaches further', async () => {
    decide('answers.json', [await correctionOf('c9')]);
    expect(await run(data, apply, {})).toMatchObject({ hasNewQuestions: true });
    const corrected = { id: 'c9', class: 'number', point: 5, is_corrected: true, is_first: true };
    expect(await answers()).toContainEqual(corrected);
    await importing([
      ...ROWS,
      ['c11', 'c11-1', 'customer', 'joe@mail.example', '2026-10-20T08:00:00Z', 'Is it open today?'],
    ]);
    expect(await answers()).toContainEqual(corrected);
    expect(await asks()).toContainEqual({
      id: 'c7',
      outcome: 'unanswered',
      is_first: true,
      is_matured: true,
      seconds: null,
    });
  });

  it('leaves with its answers when it is no longer decided on', async () => {
    decide('questions.json', []);
    await run(data, apply, {});
    const left = await query(
      data,
      `select (select count(*) from questions) as questions, (select count(*) from question_asks) as asks,
         (select count(*) from question_episodes) as episodes, (select count(*) from question_answers) as answers`,
    );
    expect(left).toEqual([{ questions: 0, asks: 0, episodes: 0, answers: 0 }]);
  });

  it('forgets a customer with the asks, the answers and what was said of them', async () => {
    decide('answers.json', [await correctionOf('c1')]);
    await run(data, forget, { customer: 'anna@mail.example' });
    expect((await asks()).map(({ id }) => id)).toEqual(['c2', 'c7', 'c9']);
    expect((await answers()).map(({ id }) => id)).toEqual(['c9']);
    expect(await run(data, apply, {})).toMatchObject({ hasNewQuestions: false });
  });
});
