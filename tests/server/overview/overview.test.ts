import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFrom, noFilters, type Filters } from '../../../src/lib/filters';
import type { Overview } from '../../../src/lib/model/overview';
import { conversationList, neighbours } from '../../../src/lib/server/list/list';
import { filterOptions } from '../../../src/lib/server/report/options';
import { overview } from '../../../src/lib/server/overview/overview';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { clicheRate } from '../../../src/lib/metrics/cliche_rate';
import { toneAtArrival } from '../../../src/lib/metrics/tone_at_arrival';
import { addNote } from '../../../src/lib/server/workspace/workspace';
import { putWarehouse } from '../fixture';
import { tenWeeks } from '../weeks';

let folder: string;
let page: Overview;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-overview-'));
  await putWarehouse(folder, tenWeeks());
  await addNote({ at: '2024-02-12', text: 'Team learned to answer feelings first', kind: 'other' }, folder);
  page = (await overview(noFilters(), folder)) as Overview;
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const tile = (metric: string) => page.tiles.find((one) => one.metric === metric);
const list = (query: string) => {
  const { filters, problems } = filtersFrom(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return conversationList(filters, { page: 1, sort: 'newest', folder });
};

describe('the overview without days in the URL', () => {
  it('looks at the last four whole weeks and compares them with the four before', () => {
    expect(page.periods).toEqual({
      now: { from: '2024-02-12', to: '2024-03-10', label: '12 Feb – 10 Mar 2024', weeks: 4 },
      before: { from: '2024-01-15', to: '2024-02-11', label: '15 Jan – 11 Feb 2024', weeks: 4 },
      comparison: {
        kind: 'before',
        sentence: 'Compared with 15 Jan – 11 Feb 2024: the same weekdays, four weeks earlier.',
        inWords: 'in the period before',
      },
      isChosen: true,
    });
  });

  it('says what its figures rest on', () => {
    expect(page.coverage).toEqual({
      conversations: 120,
      scored: 116,
      notScored: [{ language: 'es', n: 4 }],
      messages: 240,
      rulesVersion: '1-test',
      dataTo: '2024-03-11',
      timezone: 'UTC',
      weekStart: 1,
      identityNote: 'The export does not say who wrote, so each conversation counts as its own customer.',
      lastImport: { at: '2024-03-11T09:00:00.000Z', messages: 300 },
    });
  });

  it('has the five tiles with n, sense and the last twelve weeks', () => {
    expect(page.tiles.map(({ metric, counted, figure }) => [metric, counted, figure.n])).toEqual([
      ['tone_at_arrival', 'conversations', 116],
      ['tone_at_leaving', 'conversations', 116],
      ['first_empathy', 'upset', 60],
      ['first_response', 'conversations', 108],
      ['cliche_rate', 'replies', 116],
    ]);
    expect(tile('tone_at_arrival')?.sense).toBe('somewhat negative');
    expect(tile('tone_at_leaving')?.sense).toBe('60 points better than they came');
    expect(tile('first_empathy')?.sense).toBe('6.7\u00a0% never got one · 0\u00a0% in own words');
    expect(tile('first_response')?.sense).toBe('Chat, the fullest of 2 channels · 0\u00a0% never answered');
    expect(tile('tone_at_arrival')?.spark.map(({ isInPeriod }) => isInPeriod)).toEqual([
      ...Array<boolean>(6).fill(false),
      ...Array<boolean>(4).fill(true),
    ]);
  });

  it('calls clear what moved more than chance explains, and nothing else', () => {
    expect(tile('tone_at_leaving')?.change).toMatchObject({
      isClear: true,
      direction: 'better',
      words: '30 points better',
    });
    expect(tile('tone_at_arrival')?.change).toMatchObject({ isClear: false, words: 'no clear change' });
    expect(tile('cliche_rate')?.change).toMatchObject({ isClear: false, words: 'no clear change' });
    expect(tile('first_empathy')?.change).toMatchObject({ isClear: true, direction: 'better' });
    expect(page.changed.clear.map(({ title }) => title).sort()).toEqual([
      'Time to first empathy',
      'Tone at leaving',
      'Tone at leaving, Billing',
      'Tone at leaving, Technical',
    ]);
    expect(page.changed.summary).toBe(`Four of ${page.changed.looks} figures moved more than chance explains.`);
  });

  it('shows for every tile SQL that gives its number', async () => {
    for (const { metric, sql, figure } of page.tiles) {
      const rows = await warehouse(folder).query<{ value?: number; n: number }>(sql);
      // Threads add in another order, so the last bits may differ.
      if (rows[0]?.value !== undefined) expect(rows[0].value, metric).toBeCloseTo(figure.value ?? NaN, 12);
      else expect([metric, rows.reduce((sum, { n }) => sum + n, 0)]).toEqual([metric, figure.n]);
    }
  });

  it('opens behind every figure the conversations that it counts', async () => {
    for (const { metric, opens, figure } of page.tiles.filter((one) => one.metric !== 'cliche_rate')) {
      expect([metric, (await list(opens)).total]).toEqual([metric, figure.n]);
    }
    for (const { key, k } of page.moods.now) {
      expect([key, (await list(page.moods.opens[key] ?? '')).total]).toEqual([key, k]);
    }
    const never = await list(page.empathy.opens.never);
    expect([never.total, never.behind]).toEqual([page.empathy.any?.ended, 'Time to first empathy: never']);
    for (const [index, week] of page.tone.arrival.entries()) {
      expect((await list(page.tone.opens[week.key] ?? '')).total).toBe(page.tone.arrival[index]?.n);
    }
  });

  it('draws ten weeks, none of them unfinished', () => {
    expect(page.tone.arrival.map(({ key, isIncomplete }) => [key, isIncomplete ?? false])).toEqual(
      page.tone.leaving.map(({ key }) => [key, false]),
    );
    expect(page.tone.arrival).toHaveLength(10);
  });

  it('says since which week a figure is another, opens those weeks, and names the note that lies there', async () => {
    expect(page.weekly.signals.map(({ opens: _, ...said }) => said)).toEqual([
      {
        metric: 'tone_at_leaving',
        title: 'Tone at leaving',
        kind: 'step',
        words: 'higher since the week of 12 Feb 2024: +15 before, +45 since.',
        note: 'A note lies in that week: “Team learned to answer feelings first” (12 Feb 2024).',
      },
    ]);
    expect((await list(page.weekly.signals[0]?.opens ?? '')).total).toBe(tile('tone_at_leaving')?.figure.n);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  });
});

describe('the overview of chosen days', () => {
  it('compares with nothing when the data do not reach back', async () => {
    const first = await overview({ ...noFilters(), from: '2024-01-01', to: '2024-02-25' }, folder);
    expect(first?.periods.before).toBeNull();
    expect(first?.tiles[0]?.change).toEqual({
      difference: null,
      interval: null,
      isClear: false,
      direction: 'none',
      words: 'nothing to compare',
    });
    expect(first?.changed).toMatchObject({
      clear: [],
      looks: 0,
      summary: 'There is nothing to compare with.',
    });
  });

  it('compares with nothing when that is chosen, and then calls nothing clear', async () => {
    const alone = await overview({ ...noFilters(), compare: 'none' }, folder);
    expect(alone?.periods).toMatchObject({ before: null, comparison: { kind: 'none' } });
    expect(alone?.tiles.map(({ change }) => change.words)).toEqual(Array(5).fill('nothing to compare'));
    expect(alone?.tone.summary).toBe('Customers leave 60 points better than they arrive.');
    expect(alone?.tiles.map(({ figure }) => figure)).toEqual(page.tiles.map(({ figure }) => figure));
  });

  it('compares with the days that the URL names', async () => {
    const filters: Filters = {
      ...noFilters(),
      from: '2024-03-04',
      to: '2024-03-10',
      compare_from: '2024-01-01',
      compare_to: '2024-01-07',
    };
    expect((await overview(filters, folder))?.periods.before?.label).toBe('1 Jan – 7 Jan 2024');
  });

  it('withholds what fewer than five conversations would say', async () => {
    const day = await overview({ ...noFilters(), from: '2024-03-10', to: '2024-03-10', team: ['Billing'] }, folder);
    expect(day?.tiles[0]).toMatchObject({ sense: 'too few to say', figure: { value: null, confidence: 'withheld' } });
  });
});

describe('a report', () => {
  it('by agent is keyed by number and named by pseudonym', async () => {
    const { series } = await report(clicheRate, noFilters(), { by: 'agent', folder });
    expect(series.map(({ key, label, n }) => [key, label, n])).toEqual([
      ['1', 'Agent 1', 230],
      ['2', 'Agent 2', 60],
    ]);
  });

  it('leaves the figure of a list out of the figure', async () => {
    const { figure } = await report(
      toneAtArrival,
      { ...noFilters(), metric: 'first_empathy', part: 'never' },
      { folder },
    );
    expect(figure.n).toBe(290);
  });
});

describe('the list', () => {
  it('gives fifty a page, newest first, with agents and names in words masked', async () => {
    const { total, pages, items } = await list('');
    expect({ total, pages, shown: items.length }).toEqual({ total: 300, pages: 6, shown: 50 });
    expect(items[0]).toMatchObject({
      conversationId: 'c276',
      shownId: '#c276',
      agent: 'Agent 1',
      firstWords: 'My export is empty, says Agent 1',
      startedAt: '2024-03-10T10:00:00.000Z',
    });
  });

  it('never repeats or loses one over its pages, in any order', async () => {
    for (const sort of ['newest', 'oldest', 'tone_fall', 'longest_wait'] as const) {
      const pages = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((number) => conversationList(noFilters(), { page: number, sort, folder })),
      );
      const ids = pages.flatMap(({ items }) => items.map(({ conversationId }) => conversationId));
      expect(new Set(ids).size).toBe(300);
    }
  });

  it('shows the last page when a page beyond it is asked for', async () => {
    expect((await conversationList(noFilters(), { page: 99, sort: 'newest', folder })).page).toBe(6);
  });

  it('without a match names the filters to take off and what each would bring', async () => {
    const { total, looser } = await list('team=Billing&mood=angry&language=es');
    expect(total).toBe(0);
    expect(looser).toEqual([
      { label: 'team Billing', query: 'language=es&mood=angry', n: 0 },
      { label: 'language Spanish', query: 'team=Billing&mood=angry', n: 0 },
      { label: 'mood angry', query: 'team=Billing&language=es', n: 0 },
    ]);
  });

  it('knows where a conversation stands, and who is before and after it', async () => {
    const { filters } = filtersFrom(new URLSearchParams('from=2024-03-10&team=Billing'));
    const standing = await conversationList(filters, { page: 1, sort: 'newest', folder });
    const ids = standing.items.map(({ conversationId }) => conversationId);
    expect(await neighbours(ids[1] ?? '', filters, 'newest', folder)).toEqual({
      position: 2,
      total: ids.length,
      previous: ids[0],
      next: ids[2] ?? null,
    });
    expect(await neighbours('c000', filters, 'newest', folder)).toMatchObject({ position: null });
  });
});

describe('the filter menus', () => {
  it('offer what there is, most first, agents as pseudonyms', async () => {
    expect(await filterOptions(folder)).toMatchObject({
      team: [
        { value: 'Technical', label: 'Technical', n: 200 },
        { value: 'Billing', label: 'Billing', n: 100 },
      ],
      agent: [
        { value: '1', label: 'Agent 1', n: 240 },
        { value: '2', label: 'Agent 2', n: 60 },
      ],
      language: [
        { value: 'en', label: 'English', n: 290 },
        { value: 'es', label: 'Spanish', n: 10 },
      ],
      firstDay: '2024-01-01',
      lastDay: '2024-03-11',
    });
  });
});
