/**
 * Each story that is written into the sample shows in the product's own figures, under its own rules of suppression
 * and significance. A rule change that blurs a story fails here, and so does a sample that tells none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../scripts/sample/generate';
import { SEED } from '../../scripts/sample/seed';
import { noFilters, type Filters } from '../../src/lib/filters';
import { metricById } from '../../src/lib/metrics';
import { compareFigures } from '../../src/lib/server/report/changes';
import { coverage } from '../../src/lib/server/report/coverage';
import { overview } from '../../src/lib/server/overview/overview';
import { report } from '../../src/lib/server/report/report';
import { warehouse } from '../../src/lib/server/warehouse/warehouse';
import { readNotes } from '../../src/lib/server/workspace/workspace';
import { newcombe, wilson } from '../../src/lib/stats';
import { buildCommand, type BuiltCommand } from './command';

let command: BuiltCommand;
let data: string;
const ask = <T>(sql: string) => warehouse(data).query<T>(sql);
const chosen = (filters: Partial<Filters>): Filters => ({ ...noFilters(), ...filters });
const figureOf = (id: string, filters: Partial<Filters>) => report(metricById(id)!, chosen(filters), { folder: data });

beforeAll(async () => {
  command = await buildCommand();
  data = join(command.folder, 'data');
  const ran = await command.run(
    ['import', 'sample-data', '--data', data].map((part) =>
      part === 'sample-data' ? join(process.cwd(), part) : part,
    ),
  );
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
}, 300_000);

afterAll(async () => {
  if (data) await warehouse(data).close();
  command?.remove();
});

describe('an analyst’s hour in the README', () => {
  const section = readFileSync('README.md', 'utf8').split('### An analyst')[1]!.split('\n## ')[0]!;
  const queries = [...section.matchAll(/```sql\n([^]*?)```/g)].map(([, query]) => query ?? '');

  it('gives on the sample what it says', async () => {
    const run = async (query: string): Promise<Record<string, string | number | boolean>[]> => {
      const ran = await command.run(['sql', query, '--format', 'json', '--data', data]);
      expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('ules')]);
      return ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    const [lines = [], weeks = [], moods = []] = await Promise.all(queries.map(run));
    expect(lines[0]).toEqual({ line: 'We apologise for any inconvenience', before: 43, after: 6 });
    const technical = weeks.filter(({ team }) => team === 'Technical');
    const before = technical.filter(({ week }) => String(week) < '2026-07-13');
    expect(Math.max(...before.map(({ met_empathy }) => Number(met_empathy)))).toBeLessThanOrEqual(0.34);
    const after = technical.slice(before.length).map(({ met_empathy }) => Number(met_empathy));
    expect(after.length).toBeGreaterThan(10);
    expect(Math.min(...after)).toBeGreaterThanOrEqual(0.5);
    expect(moods.filter(({ mood_start }) => mood_start === 'angry').map(({ lift }) => lift)).toEqual([0.94, 1.15]);
  });
});

describe('the sample', () => {
  it('is what its generator writes from its seed', () => {
    for (const [path, content] of Object.entries(sampleFiles(SEED)))
      expect(readFileSync(join('sample-data', path), 'utf8'), `${path}: run npm run build and npm run sample`).toBe(
        content,
      );
    const folders = readdirSync('sample-data').sort();
    expect(folders).toEqual(['intercom', 'messages-csv', 'workspace', 'zendesk']);
  });

  it('has about 2,000 conversations over 20 weeks, three teams, nine agents, several channels, nothing rejected', async () => {
    const [row] = await ask<Record<string, number>>(
      `select count(*) as conversations, count(distinct week) as weeks, count(distinct team) as teams,
              count(distinct channel) as channels, (select count(*) from agents) as agents, (select count(*) from rejects) as rejects
       from conversation_facts`,
    );
    expect(row).toMatchObject({ teams: 3, agents: 9, channels: 4, rejects: 0 });
    expect(Number(row!.conversations)).toBeGreaterThan(1800);
    expect(Number(row!.conversations)).toBeLessThan(2200);
    expect(Number(row!.weeks)).toBeGreaterThanOrEqual(20);
  });

  it('tells no two conversations alike', async () => {
    const alike = await ask(
      `select words from (select conversation_id, string_agg(text, chr(10) order by position) as words from messages
         where role = 'customer' group by conversation_id) group by words having count(*) > 1`,
    );
    expect(alike).toEqual([]);
  });
});

describe('each story shows in the figures', () => {
  it('the date picker confuses people at each month end', async () => {
    const [row] = await ask<Record<string, number>>(
      `select count(*) filter (where is_end) as n_end, count(*) filter (where is_end and kind = 'usability') as k_end,
              count(*) filter (where not is_end) as n_rest, count(*) filter (where not is_end and kind = 'usability') as k_rest
       from (select kind, day(day) = 1 or month(day + 4) <> month(day) as is_end from conversation_facts where is_scored)`,
    );
    const { n_end, k_end, n_rest, k_rest } = Object.fromEntries(
      Object.entries(row!).map(([key, n]) => [key, Number(n)]),
    ) as Record<string, number>;
    const more = newcombe(k_end!, n_end!, k_rest!, n_rest!)!;
    expect(more.interval.low, 'the share of usability complaints is clearly higher at month end').toBeGreaterThan(0);
    expect(k_end! / n_end!).toBeGreaterThan((2 * k_rest!) / n_rest!);
  });

  it('the Technical team learns to answer feelings first from week 7', async () => {
    const shown = await overview(
      chosen({
        team: ['Technical'],
        from: '2026-07-13',
        to: '2026-08-16',
        compare_from: '2026-06-01',
        compare_to: '2026-07-12',
      }),
      data,
    );
    const tile = shown!.tiles.find(({ metric }) => metric === 'first_empathy')!;
    expect(tile.change).toMatchObject({ isClear: true, direction: 'better' });
    const [before, after] = await Promise.all([
      figureOf('first_empathy', { team: ['Technical'], to: '2026-07-12' }),
      figureOf('first_empathy', { team: ['Technical'], from: '2026-07-13' }),
    ]);
    const never = compareFigures(after.curves[0]!.never, before.curves[0]!.never);
    expect(never.interval!.high, 'fewer never get empathy').toBeLessThan(-0.1);
  });

  it('the other teams do not change at that time', async () => {
    const [before, after] = await Promise.all([
      figureOf('first_empathy', { team: ['Billing'], to: '2026-07-12' }),
      figureOf('first_empathy', { team: ['Billing'], from: '2026-07-13' }),
    ]);
    const never = compareFigures(after.curves[0]!.never, before.curves[0]!.never);
    expect(never.interval!.low < 0 && never.interval!.high > 0).toBe(true);
  });

  it('the outage week brings many more people, and they are anxious', async () => {
    const weeks = (await report(metricById('tone_at_arrival')!, noFilters(), { by: 'week', folder: data })).series;
    const outage = weeks.find(({ key }) => key === '2026-08-17')!;
    const others = weeks
      .filter(({ key }) => key !== '2026-08-17')
      .map(({ n }) => n)
      .sort((a, b) => a - b);
    expect(outage.n).toBeGreaterThan(1.5 * others[Math.floor(others.length / 2)]!);
    const shown = await overview(
      chosen({ from: '2026-08-17', to: '2026-08-23', compare_from: '2026-08-03', compare_to: '2026-08-16' }),
      data,
    );
    expect(shown!.changed.clear.map(({ title }) => title)).toContainEqual(expect.stringMatching(/anxious/i));
    expect((await readNotes(data)).map(({ at, text }) => [at, text])).toContainEqual([
      '2026-08-19',
      'Database outage, 26 hours',
    ]);
  });

  it('the question of the week is asked in two weeks only, and answered in numbers', async () => {
    const [row] = await ask<Record<string, number>>(
      `select count(*) as asked, count(*) filter (where f.week not in ('2026-09-07', '2026-09-14')) as elsewhere
       from tags t join conversation_facts f using (conversation_id)
       where t.tag = 'question' and contains(lower(t.matched_text), 'how many times a month do you open')`,
    );
    expect(Number(row!.asked)).toBeGreaterThan(60);
    expect(Number(row!.elsewhere)).toBe(0);
    const [answers] = await ask<Record<string, number>>(
      `select count(*) as n from messages where role = 'customer'
       and regexp_matches(text, '(times|month|week|once|twice|daily|never)', 'i') and sent_at >= '2026-09-07' and sent_at < '2026-09-24'`,
    );
    expect(Number(answers!.n)).toBeGreaterThan(20);
  });

  it('one customer writes about rounding again and again', async () => {
    const rows = await ask<Record<string, number>>(
      `select customer_id, count(*) as n, count(*) filter (where contains(labels::varchar, 'rounding')) as rounding
       from conversation_facts group by customer_id order by n desc limit 2`,
    );
    expect(Number(rows[0]!.n)).toBeGreaterThan(40);
    expect(Number(rows[0]!.rounding)).toBeGreaterThan(0.9 * Number(rows[0]!.n));
    expect(Number(rows[1]!.n)).toBeLessThan(15);
  });

  it('a Spanish-speaking minority is counted and not scored', async () => {
    const line = await coverage(noFilters(), data);
    expect(line.notScored[0]).toMatchObject({ language: 'es' });
    const spanish = wilson(line.notScored[0]!.n, line.conversations)!;
    expect(spanish.low).toBeGreaterThan(0.03);
    expect(spanish.high).toBeLessThan(0.12);
    expect(line.scored + line.notScored.reduce((sum, { n }) => sum + n, 0)).toBe(line.conversations);
    const scored = await ask(
      `select message_id from messages where language = 'es' and (tone is not null or is_scored)`,
    );
    expect(scored).toEqual([]);
  });

  it('Billing hides behind stock phrases more than the others', async () => {
    const { series } = await report(metricById('cliche_rate')!, noFilters(), { by: 'team', folder: data });
    const [billing, technical] = ['Billing', 'Technical'].map((team) => series.find(({ key }) => key === team)!);
    expect(compareFigures(billing!, technical!).interval!.low).toBeGreaterThan(0.1);
  });
});
