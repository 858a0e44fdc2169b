import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting } from '../../pipelines/warehouse/database';
import { openClickHouse } from '../../src/lib/server/engine/clickhouse';
import { openDuckDb } from '../../src/lib/server/engine/duckdb';
import type { Engine, Params } from '../../src/lib/server/engine/engine';
import { Hosts } from '../../src/lib/server/engine/hosts';
import { clickHouse } from './chdb';

let folder: string;
let engines: Engine[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-semantics-'));
  const file = join(folder, 'warehouse.duckdb');
  const source = await openForWriting(file, join(folder, 'spill'));
  await source.connection.run(`
    create table facts (team varchar, n integer, tone double);
    insert into facts values ('Billing', 1, 0.5), ('Billing', 2, null), (null, 3, -0.5);
    create table names (team varchar, title varchar); insert into names values ('Billing', 'Bills')`);
  source.close();
  const client = clickHouse();
  for (const query of [
    'create table facts (team Nullable(String), n Nullable(Int32), tone Nullable(Float64)) engine = MergeTree order by tuple()',
    `insert into facts values ('Billing', 1, 0.5), ('Billing', 2, null), (null, 3, -0.5)`,
    'create table names (team Nullable(String), title Nullable(String)) engine = MergeTree order by tuple()',
    `insert into names values ('Billing', 'Bills')`,
  ])
    await client.command({ query });
  engines = [await openDuckDb(file), openClickHouse(new Hosts([client]), 'ClickHouse in this process')];
});
afterAll(() => {
  for (const engine of engines) engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Habits in which the engines differ by themselves, and what both must say. */
const HABITS: [habit: string, sql: string, params: Params, rows: Record<string, unknown>[]][] = [
  [
    'sums, means, smallest and largest over nothing are null, a count is 0',
    `select sum(n) as s, avg(n) as a, min(team) as low, max(n) as high, count(*) as c from facts where team = 'Nobody'`,
    {},
    [{ s: null, a: null, low: null, high: null, c: 0 }],
  ],
  ['whole numbers divide into parts', 'select sum(n) / 4 as part from facts', {}, [{ part: 1.5 }]],
  ['dividing by nullif(0) is null', 'select 1 / nullif(0, 0) as part', {}, [{ part: null }]],
  [
    'dividing by zero is endless, or no number',
    'select 1.0::double / 0 as up, -1.0::double / 0 as down',
    {},
    [{ up: Infinity, down: -Infinity }],
  ],
  [
    'what a join misses is null, not 0 and not an empty text',
    'select facts.n as n, title from facts left join names on facts.team = names.team order by n',
    {},
    [
      { n: 1, title: 'Bills' },
      { n: 2, title: 'Bills' },
      { n: 3, title: null },
    ],
  ],
  [
    'a name means the column, although a result is called the same',
    'select team, sum(n) as n from facts where n > 1 group by team order by 2',
    {},
    [
      { team: 'Billing', n: 2 },
      { team: null, n: 3 },
    ],
  ],
  [
    'what a grouping set leaves out is null',
    'select team, count(*) as c from facts where team is not null group by grouping sets ((team), ()) order by team nulls last',
    {},
    [
      { team: 'Billing', c: 2 },
      { team: null, c: 2 },
    ],
  ],
  ['a union alone drops what is double', 'select 1 as n union select 1', {}, [{ n: 1 }]],
  ['a cast keeps null', 'select n::varchar as text from facts where tone is null', {}, [{ text: '2' }]],
  ['a null that is cast stays one', 'select tone::varchar as text from facts where n = 2', {}, [{ text: null }]],
  [
    'backslashes and quotes are letters',
    String.raw`select 'a\nb' as text, $given as given`,
    { given: String.raw`O'\' or 1=1 --` },
    [{ text: String.raw`a\nb`, given: String.raw`O'\' or 1=1 --` }],
  ],
  ['a day is a day', `select date '2026-03-01' as day`, {}, [{ day: new Date('2026-03-01T00:00:00Z') }]],
  [
    'a comparison that is cast is a truth; by itself it is 1 or 0 on ClickHouse',
    'select (n > 1)::boolean as many from facts where n = 3',
    {},
    [{ many: true }],
  ],
];

describe.each([
  ['DuckDB', 0],
  ['ClickHouse', 1],
])('on %s', (_, index) => {
  it.each(HABITS)('%s', async (_habit, sql, params, rows) =>
    expect(await engines[index]!.rows(sql, params)).toEqual(rows),
  );

  it('a whole number that no number holds is refused', async () => {
    await expect(engines[index]!.rows('select 9007199254740993::bigint as n', {})).rejects.toThrow(RangeError);
  });
});
