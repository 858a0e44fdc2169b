import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-warehouse-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

/** Puts a warehouse in place the way an import does: built beside it, renamed over it. */
async function put(...statements: string[]) {
  const next = join(folder, `next-${Math.random()}.duckdb`);
  const instance = await DuckDBInstance.create(next);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  await rename(next, join(folder, 'warehouse.duckdb'));
}

/** Asks until the answer is as wanted: the swap is seen within a second, and no clock decides this test. */
async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the warehouse', () => {
  it('says that nothing is imported yet, and opens as soon as there is something', async () => {
    expect(await warehouse(folder).exists()).toBe(false);
    await expect(warehouse(folder).query('select 1 as one')).rejects.toThrow(
      /There is no warehouse .* Import an export/,
    );
    await put('create table conversations as select 7 as n');
    expect(await warehouse(folder).query('select n from conversations')).toEqual([{ n: 7 }]);
    expect(await warehouse(folder).exists()).toBe(true);
  });

  it('gives numbers, dates, lists and nulls as JavaScript has them', async () => {
    await put('create table nothing (n integer)');
    const rows = await warehouse(folder).query(`
      select count(*) as counted, 9007199254740991::bigint as largest, 1.5::decimal(9,2) as exact,
             timestamp '2024-05-16 10:00:00' as at, date '2024-05-16' as day, [1::bigint, 2] as list,
             ['bug', null] as words, {'n': 3::bigint} as inner_value, null as nothing, true as is_true from nothing`);
    expect(rows).toEqual([
      {
        counted: 0,
        largest: 9007199254740991,
        exact: 1.5,
        at: new Date('2024-05-16T10:00:00Z'),
        day: new Date('2024-05-16T00:00:00Z'),
        list: [1, 2],
        words: ['bug', null],
        inner_value: { n: 3 },
        nothing: null,
        is_true: true,
      },
    ]);
  });

  it('refuses a whole number that a JavaScript number cannot hold, and names the column', async () => {
    await put('create table nothing (n integer)');
    await expect(warehouse(folder).query('select 9007199254740993::bigint as huge')).rejects.toThrow(
      'Column "huge" holds 9007199254740993, more than 2^53',
    );
  });

  it('binds values by name, so that a quote in a value is only a quote', async () => {
    await put("create table teams as select 'O''Neil; drop table teams' as team");
    const rows = await warehouse(folder).query('select team from teams where team = $team', {
      team: "O'Neil; drop table teams",
    });
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['create table more as select 1', /read-only/],
    ["copy (select 1) to 'stolen.csv'", /disabled/],
    ["select * from read_csv('/etc/passwd')", /disabled/],
    ["set memory_limit = '10GB'", /locked/],
    ["attach 'other.duckdb'", /disabled/],
    ['load httpfs', /disabled|locked/],
  ])('lets the engine itself refuse: %s', async (statement, reason) => {
    await put('create table nothing (n integer)');
    await expect(warehouse(folder).query(statement)).rejects.toThrow(reason);
  });

  it('shows the new file after a swap, while a query that began on the old one finishes on the old one', async () => {
    await put('create table facts as select 1 as generation from range(3)');
    const one = warehouse(folder);
    expect(await one.query('select distinct generation from facts')).toEqual([{ generation: 1 }]);
    const slow = one.query<{ n: number; generation: number }>(
      'select count(*) as n, any_value(generation) as generation from facts, range(2000000) a where hash(a.range) % 7 > 0',
    );
    await put('create table facts as select 2 as generation from range(3)');
    const fresh = await until(
      () => one.query<{ generation: number }>('select distinct generation from facts'),
      ([row]) => row?.generation === 2,
    );
    expect(fresh).toEqual([{ generation: 2 }]);
    expect((await slow)[0]?.generation).toBe(1);
  });

  it('answers every query through twenty swaps with one whole generation', async () => {
    await put('create table facts as select 0 as generation from range(1000)');
    const one = warehouse(folder);
    let isSwapping = true;
    const reading = Array.from({ length: 4 }, async () => {
      const seen: number[] = [];
      while (isSwapping) {
        const rows = await one.query<{ n: number; least: number; most: number }>(
          'select count(*) as n, min(generation) as least, max(generation) as most from facts',
        );
        expect(rows[0]).toEqual({ n: 1000, least: rows[0]?.least, most: rows[0]?.least });
        seen.push(rows[0]?.least ?? -1);
        // Remembered answers come at once; without a pause nothing else would ever have its turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return seen;
    });
    for (let swap = 1; swap <= 20; swap += 1) {
      await put(`create table facts as select ${swap} as generation from range(1000)`);
    }
    await until(
      () => one.query<{ least: number }>('select min(generation) as least from facts'),
      ([row]) => row?.least === 20,
    );
    isSwapping = false;
    for (const seen of await Promise.all(reading)) expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('has caught up with the last of three files, though the second one learns when it is put in place', async () => {
    await put('create table facts as select 1 as generation');
    const one = warehouse(folder);
    const generation = async () =>
      (await one.query<{ generation: number }>('select generation from facts'))[0]?.generation;
    for (let question = 0; question < 20; question += 1)
      await one.query(`select generation + ${question} as n from facts`);
    await put('create table facts as select 2 as generation');
    const second = one.caughtUp();
    await put('create table facts as select 3 as generation');
    await one.caughtUp();
    expect(await generation()).toBe(3);
    await second;
  });

  it.each([0, 1, 5, 50])('stops a query whose asker has gone after %d ms, begun or not', async (milliseconds) => {
    await put('create table nothing (n integer)');
    const asker = new AbortController();
    const answer = warehouse(folder).query(
      'select sum(hash(a.range * b.range)) from range(1000000) a, range(1000000) b',
      {},
      asker.signal,
    );
    setTimeout(() => asker.abort(new Error('the page was closed')), milliseconds);
    await expect(answer).rejects.toThrow('the page was closed');
    expect(await warehouse(folder).query('select 1 as alive')).toEqual([{ alive: 1 }]);
  });
});
