/** The API over a made-up warehouse: the page's figures, as JSON and as Arrow; wrong questions with all that is wrong. */
import { tableFromIPC } from 'apache-arrow';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { metricById, METRICS } from '../../../src/lib/metrics';
import { ofOneGeneration } from '../../../src/lib/server/warehouse/pins';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { GET as listed } from '../../../src/routes/api/conversations/+server';
import { GET as opened } from '../../../src/routes/api/conversations/[id]/+server';
import { GET as catalogue } from '../../../src/routes/api/metrics/+server';
import { GET as measured } from '../../../src/routes/api/metrics/[id]/+server';
import { GET as grouped } from '../../../src/routes/api/topics/+server';
import { putWarehouse } from '../fixture';
import { tenWeeks } from '../weeks';

const BUILT_AT = '2026-03-01T08:00:00.000Z';
const SAYS = 'My export is empty, says Ana Kovac';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-api-'));
  vi.stubEnv('UNDERTONE_DATA', folder);
  const rows = tenWeeks();
  const hit = (tag: string, matched_text: string) => ({
    ...{ message_id: 'c000-1', conversation_id: 'c000', tag, rule: tag, matched_text },
    ...{ start_offset: SAYS.indexOf(matched_text), end_offset: SAYS.indexOf(matched_text) + matched_text.length },
  });
  await putWarehouse(folder, {
    ...rows,
    warehouse_info: [...(rows.warehouse_info ?? []), { key: 'built_at', value: BUILT_AT }],
    tags: [hit('bug', 'export is empty'), hit('urgent', 'empty, says Ana Kovac')],
    topics: [
      { topic: 'export', title: 'Export', origin: 'lexicon', include: ['export'], exclude: [], labels: [] },
      { topic: 'sync', title: 'Sync', origin: 'lexicon', include: ['sync'], exclude: [], labels: [] },
    ],
    topic_facts: ['anna', 'anna', 'ben'].map((customer_id, at) => ({
      ...{ topic: 'export', conversation_id: `c00${at}`, episode: 1, customer_id, team: at ? 'Billing' : 'Technical' },
      day: '2024-01-01',
    })),
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

type Endpoint = (event: never) => Response | Promise<Response>;
/** Asks an endpoint as Kit and the hooks do. */
async function ask(endpoint: Endpoint, query = '', id = '', headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(`http://localhost/api?${query}`);
  const event = { url, params: { id }, request: new Request(url, { headers }) };
  return ofOneGeneration(async () => endpoint(event as never));
}
const jsonOf = async (asked: Promise<Response>) => (await asked).json();

describe('a metric', () => {
  it('is what the page says, with its unit, level, rules and generation', async () => {
    const said = await jsonOf(ask(measured, 'by=team&language=en', 'cliche_rate'));
    const filters = { ...noFilters(), language: ['en'] };
    const shown = await report(metricById('cliche_rate')!, filters, { by: 'team', folder });
    expect(said).toEqual({
      ...JSON.parse(JSON.stringify(shown)),
      ...{ title: 'Messages with a cliché', unit: 'share', level: 0.95, rules: '1-test', generation: BUILT_AT },
    });
    expect(said.compared).toBeUndefined();
  });

  it('is compared when asked to be, over the page’s period', async () => {
    const { compared, figure } = await jsonOf(ask(measured, 'compare=before', 'tone_at_leaving'));
    expect(compared.periods.now).toMatchObject({ from: '2024-02-12', to: '2024-03-10' });
    expect([figure.n, compared.before.n, compared.change.words]).toEqual([116, 116, '30 points better']);
  });

  it('comes as Arrow with typed columns, asked for by name or by the header', async () => {
    const stream = 'application/vnd.apache.arrow.stream';
    for (const [query, headers] of [
      ['by=team&format=arrow', {}],
      ['by=team', { accept: stream }],
    ] as const) {
      const response = await ask(measured, query, 'cliche_rate', headers);
      expect(response.headers.get('content-type')).toBe(stream);
      const table = tableFromIPC(await response.arrayBuffer());
      expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
        ...['key Utf8', 'label Utf8', 'value Float64', 'low Float64', 'high Float64', 'n Int32'],
        ...['confidence Utf8', 'is_incomplete Bool'],
      ]);
      expect(Object.fromEntries(table.schema.metadata)).toMatchObject({ unit: 'share', rules_version: '1-test' });
      expect(table.toArray().map(({ key, value, n }) => [key, value, n])).toEqual([
        ['Billing', 0.5, 100],
        ['Technical', 0, 190],
      ]);
    }
  });

  it('comes as Arrow with the curves of a wait, or with its parts', async () => {
    const rows = async (id: string) =>
      tableFromIPC(await (await ask(measured, 'format=arrow', id)).arrayBuffer()).toArray();
    const { curves } = await jsonOf(ask(measured, '', 'first_empathy'));
    expect((await rows('first_empathy')).map(({ key, seconds }) => [key, seconds])).toEqual(
      curves.flatMap(({ key, points }: { key: string; points: { t: number }[] }) => points.map(({ t }) => [key, t])),
    );
    const moods = ['mood_at_arrival', 'anxious', 'disappointed', 'angry', 'frustrated', 'confused', 'pleased', 'none'];
    expect((await rows('mood_at_arrival')).map(({ key }) => key)).toEqual(moods);
  });

  it('that does not exist, or is asked wrongly, is refused with all that is wrong', async () => {
    const missing = await ask(measured, '', 'happiness');
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { message: 'There is no metric "happiness".', hint: 'GET /api/metrics lists them.' },
    ]);
    const wrong = await ask(measured, 'by=mood&by=team&tem=Billing&from=May&words=refund&format=xml', 'cliche_rate');
    expect(wrong.status).toBe(400);
    const { message, hint } = await wrong.json();
    expect(hint).toBe('GET /api/openapi.json lists what each address takes.');
    for (const said of [
      /"tem" is no parameter/,
      /"words" is no/,
      /by is given 2 times/,
      /format "xml": ex/,
      /from "May"/,
    ])
      expect(message).toMatch(said);
  });
});

it('the catalogue holds every metric with what it means', async () => {
  const { metrics } = await jsonOf(ask(catalogue));
  expect(metrics.map(({ id }: { id: string }) => id)).toEqual(METRICS.map(({ id }) => id));
  expect(metrics[0]).toMatchObject({ id: 'tone_at_arrival', unit: 'tone', better: 'higher', level: 0.95 });
});

describe('the list', () => {
  it('comes page by page, each naming the next, and holds every episode once', async () => {
    const ids: string[] = [];
    let next: string | null = '/api/conversations?team=Billing&sort=oldest';
    while (next) {
      const page: { items: { conversationId: string }[]; total: number; next: string | null; generation: string } =
        await jsonOf(ask(listed, next.split('?')[1]));
      expect([page.total, page.generation]).toEqual([100, BUILT_AT]);
      ids.push(...page.items.map(({ conversationId }) => conversationId));
      next = page.next;
    }
    expect([ids.length, new Set(ids).size]).toEqual([100, 100]);
  });

  it.each([
    ['page=9', 404, 'page 9: there are 6.'],
    ['page=0', 400, 'page "0": expected a number from 1.'],
    ['sort=best', 400, 'sort "best": expected one of newest, oldest, tone_fall, longest_wait.'],
    ['metric=happiness', 400, 'happiness'],
  ])('asked for %s answers %i: %s', async (query, status, words) => {
    const response = await ask(listed, query);
    expect(response.status).toBe(status);
    expect((await response.json()).message).toContain(words);
  });
});

describe('one conversation', () => {
  it('has its words in one piece, names masked, and its notes where they stand in them', async () => {
    const { messages, generation } = await jsonOf(ask(opened, '', 'c000'));
    const [{ text, notes }] = messages;
    expect([text, generation]).toEqual(['My export is empty, says Agent 1', BUILT_AT]);
    expect(notes.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual([
      'export is empty',
      'empty, says Agent 1',
    ]);
  });

  it('that does not exist is 404 with what to do', async () => {
    const response = await ask(opened, '', 'c999');
    expect([response.status, (await response.json()).message]).toEqual([
      404,
      'There is no conversation c999 in these data.',
    ]);
  });
});

it('topics come with how many conversations and customers hold them, those with none too', async () => {
  const counts = async (query: string) =>
    (await jsonOf(ask(grouped, query))).topics.map((topic: Record<string, unknown>) => [
      ...[topic.id, topic.conversations, topic.customers],
    ]);
  expect(await counts('')).toEqual([
    ['export', 3, 2],
    ['sync', 0, 0],
  ]);
  expect(await counts('team=Technical')).toEqual([
    ['export', 1, 1],
    ['sync', 0, 0],
  ]);
});
