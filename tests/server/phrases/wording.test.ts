import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFrom } from '../../../src/lib/filters';
import { clicheRate } from '../../../src/lib/metrics/cliche_rate';
import { linkDeflectionRate } from '../../../src/lib/metrics/link_deflection_rate';
import type { PhrasesView, PhraseTag } from '../../../src/lib/model/phrases';
import { conversationList } from '../../../src/lib/server/list/list';
import { addPhrase } from '../../../src/lib/server/phrases/phrases';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { phrases, rateOf } from '../../../src/lib/server/phrases/wording';
import { putWarehouse } from '../fixture';
import { replies, SORRY } from '../replies';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-wording-'));
  await addPhrase({ tag: 'cliche', text: 'circle~ back', instead: 'I’ll write on Monday at ten.' }, folder);
  await putWarehouse(folder, replies());
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const TAG = 'link_deflection';
const WEEKS = 'from=2024-01-01&to=2024-01-28';
const look = async (query: string, tag: PhraseTag = 'cliche') => {
  const { filters, problems } = filtersFrom(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return (await phrases(tag, filters, folder)) as PhrasesView;
};
const listed = async (query: string) => {
  const { filters } = filtersFrom(new URLSearchParams(query));
  return (await conversationList(filters, { page: 1, sort: 'newest', folder })).total;
};

describe('the lines of a tag', () => {
  it('put what one plainer line stands for together, as it was worded, most frequent first', async () => {
    const { lines } = await look(WEEKS);
    expect(
      lines.map(({ said, messages, conversations, instead }) => ({ said, messages, conversations, instead })),
    ).toEqual([
      {
        said: [
          { text: 'Sorry for any inconvenience', messages: 8 },
          { text: 'apologies for the inconvenience', messages: 4 },
        ],
        messages: 12,
        conversations: 12,
        instead: "I'm sorry the export failed right before your meeting.",
      },
      {
        said: [{ text: 'circling back', messages: 4 }],
        messages: 4,
        conversations: 4,
        instead: 'I’ll write on Monday at ten.',
      },
    ]);
  });

  it('count the messages that the metric cliche_rate counts', async () => {
    const view = await look(WEEKS);
    const { figure } = await report(clicheRate, filtersFrom(new URLSearchParams(WEEKS)).filters, { folder });
    expect(view.share).toEqual(figure);
    expect(view.share).toMatchObject({ k: 16, n: 40 });
    expect(view.lines[0]?.share).toMatchObject({ k: 12, n: 40, value: 0.3, confidence: 'plain' });
  });

  it('keep to their own share where a metric of that name counts others, whichever was asked first', async () => {
    const { filters } = filtersFrom(new URLSearchParams(`${WEEKS}&channel=email`));
    const metric = linkDeflectionRate;
    const [first, own] = [await report(metric, filters, { folder }), await report(rateOf(TAG), filters, { folder })];
    expect(metric.id).toBe(rateOf(TAG).id);
    expect([first.sql, own.sql].map((sql) => sql.includes('select message_id from tags'))).toEqual([false, true]);
  });

  it('follow the weeks and the teams, with n, and withhold what is too few', async () => {
    const [sorry] = (await look(WEEKS)).lines;
    expect(sorry?.weeks.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['2024-01-01', 3, 10],
      ['2024-01-08', 3, 10],
      ['2024-01-15', 3, 10],
      ['2024-01-22', 3, 10],
    ]);
    expect(sorry?.teams.map(({ key, value, n, confidence }) => [key, value, n, confidence])).toEqual([
      ['Billing', 0.5, 16, 'small'],
      ['Night', null, 4, 'withheld'],
      ['Technical', 0.2, 20, 'plain'],
    ]);
  });

  it('show three examples, newest first, each of another conversation and cut around the line', async () => {
    const [sorry] = (await look(WEEKS)).lines;
    expect(sorry?.examples.map(({ conversationId }) => conversationId)).toEqual(['c39', 'c36', 'c34']);
    const [example] = sorry?.examples ?? [];
    expect(example).toMatchObject({ position: 2, who: 'Agent 2', sentAt: '2024-01-28T10:29:00.000Z' });
    expect(example?.segments.filter(({ tint }) => tint).map(({ text }) => text)).toEqual([
      'apologies for the inconvenience',
    ]);
    expect(example?.segments.map(({ text }) => text).join('')).toContain('Agent 1');
  });

  it('count bots apart and customers never', async () => {
    const { bots } = await look(WEEKS);
    expect(bots).toEqual({ messages: 5, conversations: 5, said: [{ text: SORRY, messages: 5 }] });
  });

  it('narrow to the filters', async () => {
    const view = await look(`${WEEKS}&team=Billing`);
    expect(view.share.n).toBe(16);
    expect(view.lines.map(({ messages }) => messages)).toEqual([8]);
  });

  it('are none where nobody wrote one', async () => {
    const view = await look(WEEKS, 'blame');
    expect(view.lines).toEqual([]);
    expect(view.share).toMatchObject({ k: 0, n: 40 });
  });
});

describe('every figure opens its conversations', () => {
  it('all of a tag, one line, a week and a team', async () => {
    const view = await look(WEEKS);
    expect(await listed(view.opens.all)).toBe(view.conversations);
    for (const line of view.lines) expect(await listed(line.opens)).toBe(line.conversations);
    expect(await listed(view.opens.weeks['2024-01-08'] ?? '')).toBe(4);
    expect(await listed(view.opens.teams['Technical'] ?? '')).toBe(8);
  });

  it('and the list says which line it is', async () => {
    const { filters } = filtersFrom(new URLSearchParams((await look(WEEKS)).lines[0]?.opens));
    const list = await conversationList(filters, { page: 1, sort: 'newest', folder });
    expect(list.said).toBe('“Sorry for any inconvenience”');
  });

  it('and names the line to take off when nothing matches', async () => {
    const { filters } = filtersFrom(new URLSearchParams('line=blame'));
    const list = await conversationList(filters, { page: 1, sort: 'newest', folder });
    expect(list).toMatchObject({ total: 0, said: 'Blame', looser: [{ label: 'Blame', query: '', n: 40 }] });
  });
});
