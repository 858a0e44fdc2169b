import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFrom, noFilters } from '../../../src/lib/filters';
import { METRICS } from '../../../src/lib/metrics';
import type { PainView } from '../../../src/lib/model/pain';
import { conversationList } from '../../../src/lib/server/list/list';
import { pain, painStateFrom } from '../../../src/lib/server/pain/pain';
import { report } from '../../../src/lib/server/report/report';
import { topicMarkdown } from '../../../src/lib/server/pain/topicmarkdown';
import { topicVoice } from '../../../src/lib/server/pain/voice';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

type Row = Rows[string][number];
let folder = '';
let view: PainView;
const days = { from: '2026-03-09', to: '2026-03-22' };
const asked = (query = '') => painStateFrom(new URL(`http://localhost/pain?${query}`));

/** Conversations about a topic: a customer each, unless one is named. */
function about(topic: string, day: string, count: number, more: Row = {}): { facts: Row[]; topics: Row[] } {
  const rows = Array.from({ length: count }, (_, i) => {
    const id = `${topic}-${day}-${i}`;
    const place = { conversation_id: id, episode: 1 };
    const { contact_number = 1, ...others } = more;
    const shared = {
      ...{ customer_id: `of ${id}`, day, week: day < '2026-03-16' ? '2026-03-09' : '2026-03-16' },
      ...{
        started_at: `${day}T10:00:00Z`,
        is_complaint: true,
        severity: 2,
        kind: 'bug',
        mood_start: 'angry',
        ...others,
      },
    };
    const ended = { ended_at: `${day}T11:00:00Z`, channel: 'chat', is_scored: true };
    return {
      facts: { ...place, ...shared, ...ended, topic },
      topics: { topic, ...place, ...shared, is_primary: true, contact_number, is_easier_way_asked: false },
    };
  });
  return { facts: rows.map(({ facts }) => facts), topics: rows.map(({ topics }) => topics) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-pain-'));
  const parts = [
    // Before: 6 about exports. Then: 6 in the first week, 8 in the last, three of them grave; 6 of one loud customer.
    about('export', '2026-02-25', 6),
    about('export', '2026-03-10', 6),
    about('export', '2026-03-18', 5),
    about('export', '2026-03-19', 3, { severity: 4 }),
    about('rounding', '2026-03-17', 6, { customer_id: 'loud' }),
    about('rounding', '2026-03-18', 4),
    about('found-scanner', '2026-03-19', 7, { severity: 3 }),
    about('rare', '2026-03-18', 4, { contact_number: 2 }),
    about('export', '2026-03-20', 2, { is_complaint: false }),
  ];
  await putWarehouse(folder, {
    warehouse_info: [
      { key: 'rules_version', value: '1-test' },
      { key: 'exported_at', value: '2026-03-23T08:00:00Z' },
      { key: 'timezone', value: 'UTC' },
      { key: 'week_start', value: '1' },
    ],
    topics: [
      { topic: 'export', title: 'Exports', origin: 'lexicon', include: ['export'], exclude: [], labels: [] },
      { topic: 'rounding', title: 'Rounding', origin: 'label', include: [], exclude: [], labels: ['cents'] },
      { topic: 'found-scanner', title: 'Scanner', origin: 'discovered', include: ['scanner'], exclude: [], labels: [] },
      { topic: 'rare', title: 'Rare', origin: 'lexicon', include: ['rare'], exclude: [], labels: [] },
    ],
    conversation_facts: [
      ...parts.flatMap(({ facts }) => facts),
      // Ten more that complain about nothing that has a name, in the weeks before too.
      ...about('none', '2026-03-12', 5).facts.map((row) => ({ ...row, topic: null })),
      ...about('none', '2026-03-22', 1).facts.map((row) => ({ ...row, topic: null })),
      ...about('none', '2026-02-23', 4).facts.map((row) => ({ ...row, topic: null })),
    ],
    topic_facts: parts.flatMap(({ topics }) => topics),
  });
  await mkdir(join(folder, 'workspace'), { recursive: true });
  const note = { id: 'n1', at: '2026-03-16', text: 'Exports of version 3', kind: 'release' };
  await writeFile(join(folder, 'workspace', 'notes.json'), JSON.stringify([note]));
  view = (await pain({ ...noFilters(), ...days }, asked(), folder))!;
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const by = (topic: string) => view.topics.find((one) => one.topic === topic)!;

describe('where it hurts', () => {
  it('shows topics of five customers and more, most pain first, and says how many are too few', () => {
    expect(view.topics.map(({ topic, rank, told, contacts }) => [topic, rank, told, contacts])).toEqual([
      // Fewer than about exports; but new, and graver.
      ['found-scanner', 1, 7, 7],
      ['export', 2, 14, 14],
      ['rounding', 3, 5, 10],
    ]);
    expect([view.tooFew, view.other.contacts, view.complaints]).toEqual([1, 6, 41]);
    expect(view.summary).toMatch(/^Most pain: Scanner, of which 7 customers told us\./);
  });

  it('multiplies what stands in the columns', () => {
    for (const { affected, severity, trend, pain: product } of view.topics)
      expect(product).toBeCloseTo(affected * (severity.value ?? 2) * trend, 9);
    expect(by('export').severity).toMatchObject({ n: 14, value: (11 * 2 + 3 * 4) / 14 });
    // 14 of 43 conversations now, 6 of 10 before.
    expect(by('export').trend).toBeCloseTo(Math.max(0.5, (14 + 5) / ((6 * 43) / 10 + 5)), 9);
  });

  it('marks one loud customer, counts their people and not their contacts, and sees what is new', () => {
    expect(by('rounding')).toMatchObject({ isLoud: true, loudest: 0.6, affected: 5, likely: null });
    expect(by('export')).toMatchObject({ isLoud: false, isNew: false });
    expect(by('found-scanner')).toMatchObject({ isNew: true });
  });

  it('compares as many days before a release as after it', () => {
    expect(view.around).toMatchObject({ id: 'n1', days: 7 });
    // 6 of 11 conversations of 9 to 15 March, then 8 of 32.
    expect(by('export').release).toMatchObject({
      before: { events: 6, conversations: 11 },
      after: { events: 8, conversations: 32 },
      ratio: expect.closeTo(8 / 32 / (6 / 11), 9),
      isShown: false,
    });
    expect(by('found-scanner').release).toBeNull();
  });

  it('sorts by any single factor, with the rank unchanged', async () => {
    const sorted = await pain({ ...noFilters(), ...days }, asked('sort=told'), folder);
    expect(sorted?.topics.map(({ topic, rank }) => [topic, rank])).toEqual([
      ['export', 2],
      ['found-scanner', 1],
      ['rounding', 3],
    ]);
  });

  it('opens exactly the conversations that it counts, and says what the metrics say', async () => {
    for (const { opens, contacts } of view.topics) {
      const { filters } = filtersFrom(new URLSearchParams(opens));
      const list = await conversationList(filters, { page: 1, sort: 'newest', folder });
      expect([list.total, list.problem]).toEqual([contacts, null]);
    }
    const metric = METRICS.find(({ id }) => id === 'topic_customers')!;
    const { series } = await report(metric, { ...noFilters(), ...days }, { by: 'topic', folder });
    for (const { topic, title, told } of view.topics)
      expect(series.find(({ key }) => key === topic)).toMatchObject({ label: title, value: told });
  });
});

describe('the voice of one topic', () => {
  it('counts its complaints and is not told of fewer than five customers', async () => {
    const voice = await topicVoice('export', { ...noFilters(), ...days }, folder);
    expect(voice).toMatchObject({ told: 14, contacts: 14, moods: [{ mood: 'angry', n: 14 }] });
    expect(voice?.severityMix.map(({ n }) => n)).toEqual([0, 11, 0, 3]);
    const rare = await topicVoice('rare', { ...noFilters(), ...days }, folder);
    expect(rare).toMatchObject({ told: null, quotes: [], tasks: [], severity: { value: null }, repeats: { n: 0 } });
    expect(await topicVoice('no-such', noFilters(), folder)).toBeNull();
  });

  it('goes into a tracker as Markdown that nothing in a text can break', async () => {
    const voice = (await topicVoice('export', { ...noFilters(), ...days }, folder))!;
    const task = { task: 'export *all* <b>', customers: 1, conversationId: 'a b' };
    const text = topicMarkdown({ ...voice, tasks: [task] }, 'http://localhost:4280', 'from=2026-03-09');
    expect(text.split('\n').slice(0, 8)).toEqual([
      '# Exports',
      '',
      '14 customers complained about it in 14 conversations, 9 Mar – 22 Mar 2026.',
      '',
      '- Customers who told us: 14',
      '- Complaints: 14',
      '- Mean severity: 2.4 of 4 (n 14)',
      '- Come again: 0 % (n 14)',
    ]);
    expect(text).toContain('- export \\*all\\* \\<b\\> (1 customer) [read](http://localhost:4280/conversations/a%20b)');
  });
});
