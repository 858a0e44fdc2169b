import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import type { SelectionView } from '../../../src/lib/model/selection';
import { silent, withSilent } from '../../../src/lib/server/silent/silent';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { addActiveUsers, readActiveUsers } from '../../../src/lib/server/silent/activeusers';
import { addSurvey, readSurveys, removeSurvey } from '../../../src/lib/server/silent/surveys';
import { changeSettings } from '../../../src/lib/server/workspace/workspace';
import { putWarehouse } from '../fixture';

let folder: string;

/** Customers c0 … c44: 30 wrote once about the date picker, 10 twice, 3 three times, 2 four times (as in G-CHAO). */
const TIMES = [...Array(30).fill(1), ...Array(10).fill(2), ...Array(3).fill(3), ...Array(2).fill(4)] as number[];

const contact = (topic: string, customer: number, number: number | null, more: object = {}) => ({
  topic,
  conversation_id: `${topic}-${customer}-${number}`,
  episode: 0,
  customer_id: `c${customer}`,
  contact_number: number,
  channel: customer % 3 === 0 && (number ?? 1) > 1 ? 'chat' : 'email',
  day: '2025-05-01',
  is_complaint: true,
  severity: customer < 20 ? 1 : customer < 35 ? 2 : 3,
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-silent-'));
  const picker = TIMES.flatMap((times, customer) =>
    Array.from({ length: times }, (_, index) => contact('date-picker', customer, index + 1)),
  );
  await putWarehouse(folder, {
    warehouse_info: [{ key: 'exported_at', value: '2025-05-16 12:00:00' }],
    conversation_facts: [{ conversation_id: 'any', episode: 0, day: '2025-05-01' }],
    topics: [
      { topic: 'date-picker', title: 'Date picker' },
      { topic: 'labels', title: 'Colour of labels' },
      { topic: 'nameless', title: 'Print layout' },
    ],
    topic_facts: [
      ...picker,
      // The same contact in two conversations within a day, a question that is no complaint, and one of long ago.
      contact('date-picker', 0, 1, { conversation_id: 'again' }),
      contact('date-picker', 80, 1, { is_complaint: false }),
      contact('date-picker', 81, 1, { day: '2024-12-01' }),
      contact('date-picker', 90, null, { severity: null }),
      ...[0, 1, 2, 3].map((customer) => contact('labels', customer, 1)),
      ...[0, 1, 2].map((customer) => contact('nameless', customer, null)),
    ],
  });
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const said = async (...topic: string[]) => (await silent({ ...noFilters(), topic }, folder))!;

describe('the sample', () => {
  it('brings a survey and active users that can be read', async () => {
    expect((await readSurveys('sample-data')).map(({ topic }) => topic)).toEqual(['date-picker']);
    expect((await readActiveUsers('sample-data')).length).toBeGreaterThan(2);
  });
});

describe('silent sufferers, from the warehouse', () => {
  it('count customers in the last 90 days of the data, not conversations, and only those who complained', async () => {
    const { period, topics, problems } = await said();
    expect([period, problems]).toEqual([{ from: '2025-02-16', to: '2025-05-16' }, []]);
    expect(
      topics.map(({ topic, told, contacts, withoutIdentity }) => [topic, told, contacts, withoutIdentity]),
    ).toEqual([
      ['date-picker', 45, 67, 1],
      ['labels', 4, 4, 0],
      ['nameless', 0, 0, 3],
    ]);
    expect(topics[0]!.affected).toMatchObject({ median: 515, likely: { low: 230, high: 1595 } });
  });

  it('see who wrote in two channels, and how severe it was at the worst', async () => {
    const { steps } = (await said('date-picker')).topics[0]!;
    const of = (id: string) => steps.find((step) => step.id === id)!;
    // Of the 15 who wrote again five wrote again by chat, each of them by e-mail before: (46 · 6) ÷ 6 − 1.
    expect(of('two_channels')).toMatchObject({ value: 45, readsAs: expect.stringContaining('45 by email, 5 by chat, 5 by both') }); // prettier-ignore
    expect(of('severity').value).toBeCloseTo(836.667, 3);
  });

  it('follow the filters, and the days that they name', async () => {
    const chat = await silent({ ...noFilters(), channel: ['chat'] }, folder);
    expect(chat!.topics.map(({ topic, told }) => [topic, told])).toEqual([['date-picker', 5]]);
    const earlier = await silent({ ...noFilters(), from: '2024-12-01', to: '2024-12-31' }, folder);
    expect(earlier!.topics.map(({ topic, told }) => [topic, told])).toEqual([['date-picker', 1]]);
  });

  it('look at the days of the page that they stand on', async () => {
    const view = { coverage: {}, periods: { now: { from: '2024-11-01', to: '2024-12-31' } } };
    const onPage = await withSilent(Promise.resolve(view as unknown as SelectionView), noFilters(), folder);
    expect(onPage!.silent!.period).toEqual({ from: '2024-11-01', to: '2024-12-31' });
    expect(onPage!.silent!.topics.map(({ told }) => told)).toEqual([1]);
    expect(await withSilent(Promise.resolve(null), noFilters(), folder)).toBeNull();
  });

  it('take surveys and active users by id or title, and the prior of the settings', async () => {
    const survey = await addSurvey(
      {
        topic: 'Date Picker',
        asked: 120,
        affected: 40,
        told: 6,
        where: 'in_app',
        from: '2025-05-01',
        to: '2025-05-14',
      },
      folder,
    );
    await addActiveUsers({ feature: 'date-picker', from: '2025-02-16', to: '2025-05-16', activeUsers: 1200 }, folder);
    const surveyed = (await said('date-picker')).topics[0]!;
    expect(surveyed).toMatchObject({ affected: { likely: { low: 224, high: 569 } }, ceiling: 1200, grade: 'B' });
    await removeSurvey(survey.id, folder);
    await changeSettings({ complainPrior: { alpha: 10, beta: 6 } }, folder);
    const software = await said('date-picker');
    expect([software.prior, software.topics[0]!.affected!.median]).toEqual([{ alpha: 10, beta: 6 }, 71]);
  });

  it('go on without a file that somebody has to mend, and say what is wrong with it', async () => {
    await mkdir(join(folder, 'workspace'), { recursive: true });
    await writeFile(join(folder, 'workspace', 'exposure.csv'), 'feature,from,to,active_users\nDate picker,May,,many\n');
    const { problems, topics } = await said('date-picker');
    expect(problems).toEqual([expect.stringMatching(/^workspace\/exposure\.csv: line 2: "from": expected a day/)]);
    expect(topics[0]!.ceiling).toBeNull();
  });
});
