/** Queries in processes of their own: what comes back, what is stopped, and that nothing outlives it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor, PATIENT, type Door } from './door';

let door: Door;
beforeAll(async () => {
  door = await openDoor({
    agents: [
      { agent_id: 'a', name: 'Ada', number: 1 },
      { agent_id: 'b', name: '=Bo', number: 2 },
    ],
  });
});
afterAll(() => door.close());

const NAMES = 'select name, number from agents order by number';

describe('the console answers', () => {
  it('one query in every format that streams', async () => {
    expect(JSON.parse((await door.ask({ sql: NAMES })).body.toString())).toEqual({
      columns: [
        { name: 'name', type: 'VARCHAR' },
        { name: 'number', type: 'INTEGER' },
      ],
      rows: [
        ['Ada', 1],
        ['=Bo', 2],
      ],
      isTruncated: false,
      rulesVersion: 'unknown',
    });
    expect((await door.ask({ sql: NAMES }, 'ndjson')).body.toString()).toBe(
      '{"name":"Ada","number":1}\n{"name":"=Bo","number":2}\n',
    );
    // A spreadsheet would run what begins with =.
    expect((await door.ask({ sql: NAMES }, 'csv')).body.toString()).toBe("name,number\nAda,1\n'=Bo,2\n");
    const table = tableFromIPC((await door.ask({ sql: NAMES }, 'arrow')).body);
    expect(table.toArray().map((row) => row?.toJSON() as object)).toEqual([
      { name: 'Ada', number: 1 },
      { name: '=Bo', number: 2 },
    ]);
    expect(table.schema.metadata.get('rules_version')).toBe('unknown');
  });

  it('one query as Parquet, whose folder is gone afterwards', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('undertone-parquet-'));
    const before = folders();
    const { body, columns, run } = await door.ask({ sql: `${NAMES};`, rows: 1 }, 'parquet');
    const path = join(door.folder, 'names.parquet');
    writeFileSync(path, body);
    const connection = await (await DuckDBInstance.create()).connect();
    const read = await connection.runAndReadAll(`from '${path}'`);
    connection.closeSync();
    expect(read.getRowObjectsJS()).toEqual([{ name: 'Ada', number: 1 }]);
    expect(columns.map(({ name }) => name)).toEqual(['name', 'number']);
    expect(run).toMatchObject({ rows: 1, isTruncated: true, state: 'done' });
    expect((await door.ask({ sql: 'describe agents' }, 'parquet')).run.isTruncated).toBe(false);
    // Others make such folders too, and theirs go as well.
    await expect.poll(() => folders().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('with parameters, whole numbers as such', async () => {
    const { body } = await door.ask({
      sql: 'select name from agents where number >= $least limit $most',
      parameters: { least: 2, most: 5 },
    });
    expect((JSON.parse(body.toString()) as { rows: unknown }).rows).toEqual([['=Bo']]);
  });

  it('up to the limit of rows, and says that there were more', async () => {
    const { body, run } = await door.ask({ sql: 'from range(5000)', rows: 3000 }, 'ndjson');
    expect(body.toString().trim().split('\n')).toHaveLength(3000);
    expect({ rows: run.rows, isTruncated: run.isTruncated, state: run.state }).toEqual({
      rows: 3000,
      isTruncated: true,
      state: 'done',
    });
    expect((await door.ask({ sql: 'from range(3000)', rows: 3000 })).run.isTruncated).toBe(false);
  });

  it('with the plan instead of the rows when asked for it', async () => {
    const { body } = await door.ask({ sql: NAMES, isPlan: true });
    expect(body.toString()).toContain('physical_plan');
  });
});

describe('the console stops', () => {
  it('what takes too long, and the next query runs', async () => {
    const limits = { ...PATIENT, seconds: 1 };
    const endless = 'with recursive t as (select 1 as x union all select x + 1 from t) select count(*) from t';
    expect((await door.problemOf({ sql: endless }, { limits })).kind).toBe('time');
    expect((await door.ask({ sql: 'select 1 as x' }, 'csv')).body.toString()).toBe('x\n1\n');
  });

  it('what somebody stops, and says so', async () => {
    const id = '6f1c2a34-0000-4000-8000-000000000001';
    const endless = { sql: 'select count(*) from range(1000000) a, range(1000000) b' };
    const running = door.problemOf(endless, { id });
    while (door.console.runs.find(id)?.rulesVersion === '') await new Promise((done) => setTimeout(done, 10));
    expect(door.console.runs.stop(id)).toBe(true);
    expect(await running).toEqual({ kind: 'stopped', message: 'The query was stopped.' });
    expect(door.console.runs.find(id)).toMatchObject({ state: 'failed', problem: { kind: 'stopped' } });
    expect(door.console.runs.stop(id)).toBe(false);
  });

  it('a query whose rows nobody takes any more: its process is gone', async () => {
    const rows = await door.console.run(
      { sql: 'select i from range(100000000) t(i)' },
      { format: 'ndjson', limits: { ...PATIENT, rows: 100_000_000 } },
    );
    await rows.next();
    rows.stop();
    await expect(rows.next()).rejects.toThrow('nobody reads its rows');
    expect(rows.run.state).toBe('failed');
  });
});

describe('the console refuses', () => {
  it('with what, where and what to do', async () => {
    expect(await door.problemOf({ sql: "select *\nfrom read_csv('x.csv')" })).toEqual({
      kind: 'refused',
      message: 'The function read_csv is not available here.',
      hint: expect.stringContaining('reads the tables of the warehouse and no files') as string,
      place: { line: 2, column: 6 },
    });
    expect(await door.problemOf({ sql: 'select é, nme from agents' })).toMatchObject({
      kind: 'syntax',
      place: { line: 1, column: 8 },
    });
    expect(await door.problemOf({ sql: 'from agnts' })).toMatchObject({ hint: 'Did you mean agents?' });
    expect(await door.problemOf({ sql: 'select $x' })).toMatchObject({
      message: 'The query asks for $x, and no value was given.',
    });
  });
});
