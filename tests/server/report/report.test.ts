import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { METRICS, composeSql, resultOf, type Dimension, type Row } from '../../../src/lib/metrics';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';
import { tenWeeks } from '../weeks';

/** Waits only: for them the report asks for the leading curve alone. */
describe('the series of a wait', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undertone-report-'));
    await putWarehouse(folder, tenWeeks());
  });
  afterAll(async () => {
    await warehouse(folder).close();
    await rm(folder, { recursive: true, force: true });
  });

  const cuts: Dimension[] = ['week', 'team', 'channel', 'kind', 'language'];
  it.each(
    METRICS.filter(({ kind }) => kind === 'time').flatMap((metric) =>
      cuts.map((by) => ({ id: metric.id, by, metric })),
    ),
  )('of $id by $by is the same as when every row is asked for', async ({ metric, by }) => {
    const filters = noFilters();
    const ask = (cut: { by?: Dimension }) => warehouse(folder).query<Row>(composeSql(metric, cut));
    const whole = resultOf(metric, {
      rows: await ask({}),
      series: { by, rows: await ask({ by }) },
      sql: '',
      headline: 'any',
    });
    const { series } = await report(metric, filters, { by, folder });
    const figures = (points: typeof series) =>
      points.map(({ value, interval, n, confidence }) => ({ value, interval, n, confidence }));
    expect(figures(series)).toEqual(figures(whole.series));
  });
});

describe('a figure about chosen agents', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undertone-people-'));
    await putWarehouse(folder, tenWeeks());
  });
  afterAll(async () => {
    await warehouse(folder).close();
    await rm(folder, { recursive: true, force: true });
  });

  // Ben answered six conversations a week.
  const weeksOfBen = (to: string) => ({ ...noFilters(), from: '2024-01-01', to, agent: ['2'] });

  it.each(METRICS.map((metric) => ({ id: metric.id, metric })))(
    'is withheld below 20 conversations, with its parts: $id',
    async ({ metric }) => {
      const { figure, shares, curves } = await report(metric, weeksOfBen('2024-01-21'), { folder });
      expect(figure.n).toBeLessThan(20);
      expect([figure.value, ...shares.map(({ value }) => value)].filter((value) => value !== null)).toEqual([]);
      expect(curves.flatMap(({ points }) => points)).toEqual([]);
    },
  );

  it('is shown from 20 on, while its single weeks stay withheld', async () => {
    const tone = METRICS.find(({ id }) => id === 'tone_at_arrival')!;
    const { figure, series } = await report(tone, weeksOfBen('2024-03-10'), { by: 'week', folder });
    expect(figure.confidence).toBe('plain');
    expect(new Set(series.map(({ confidence }) => confidence))).toEqual(new Set(['withheld']));
  });

  it('starts at 5 when no agent is chosen', async () => {
    const tone = METRICS.find(({ id }) => id === 'tone_at_arrival')!;
    const filters = { ...noFilters(), from: '2024-01-01', to: '2024-01-02' };
    expect((await report(tone, filters, { folder })).figure.confidence).toBe('small');
  });
});

describe('the clock of a wait', () => {
  let folder = '';
  const hours = { '*': { timezone: null, week: { monday: '09:00-17:00' }, holidays: [] } };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undertone-clock-'));
    const weeks = tenWeeks();
    await putWarehouse(folder, {
      ...weeks,
      warehouse_info: [...weeks.warehouse_info!, { key: 'settings', value: JSON.stringify({ businessHours: hours }) }],
      conversation_facts: weeks.conversation_facts!.map((facts) => ({
        ...facts,
        first_response_followed_business_seconds: facts.team === 'Billing' ? null : 30,
      })),
    });
  });
  afterAll(async () => {
    await warehouse(folder).close();
    await rm(folder, { recursive: true, force: true });
  });
  const byId = (id: string) => METRICS.find((metric) => metric.id === id)!;
  const business = { ...noFilters(), clock: 'business' as const };

  it('is that of the filters, and its SQL says so', async () => {
    const calendar = await report(byId('first_response'), noFilters(), { folder });
    const { figure, curves, clock, sql } = await report(byId('first_response'), business, { by: 'week', folder });
    expect([calendar.clock, clock]).toEqual([undefined, 'business']);
    expect(figure.value).toBe(30);
    expect(curves.reduce((sum, { n }) => sum + n, 0)).toBe(200);
    expect(sql).toContain('first_response_followed_business_seconds');
  });

  it('changes nothing of figures that are no waits', async () => {
    const tone = byId('tone_at_arrival');
    expect(await report(tone, business, { folder })).toEqual(await report(tone, noFilters(), { folder }));
  });
});
