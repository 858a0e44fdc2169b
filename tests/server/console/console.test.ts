/** Queries in processes of their own: what comes back, what is stopped, and that nothing outlives it. */
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONSOLE_LIMITS, type ConsoleQuery, type RowFormat } from '../../../src/lib/model/console';
import { Console, type RunOptions } from '../../../src/lib/server/console/console';
import { ConsoleFailure } from '../../../src/lib/server/console/problem';
import { buildCommand, type BuiltCommand } from '../../integration/command';
import { putWarehouse } from '../fixture';

let folder: string;
let command: BuiltCommand;
let door: Console;
const AGENTS = {
  agents: [
    { agent_id: 'a', name: 'Ada', number: 1 },
    { agent_id: 'b', name: '=Bo', number: 2 },
  ],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-console-'));
  await putWarehouse(folder, AGENTS);
  command = await buildCommand();
  door = new Console(folder, () => command.path);
});
afterAll(() => {
  door.close();
  command.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(query: ConsoleQuery, format: RowFormat = 'json', options: Partial<RunOptions> = {}) {
  const rows = await door.run(query, { format, limits: DEFAULT_CONSOLE_LIMITS, ...options });
  const parts: Uint8Array[] = [];
  for (let part = await rows.next(); part; part = await rows.next()) parts.push(part);
  return { ...rows, body: Buffer.concat(parts) };
}

async function problemOf(query: ConsoleQuery, options: Partial<RunOptions> = {}) {
  const error = await ask(query, 'json', options).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConsoleFailure)) throw new Error(`expected a refusal of: ${query.sql.slice(0, 200)}`);
  return error.problem;
}

const NAMES = 'select name, number from agents order by number';

describe('the console answers', () => {
  it('one query in every format that streams', async () => {
    expect(JSON.parse((await ask({ sql: NAMES })).body.toString())).toEqual({
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
    expect((await ask({ sql: NAMES }, 'ndjson')).body.toString()).toBe(
      '{"name":"Ada","number":1}\n{"name":"=Bo","number":2}\n',
    );
    // A spreadsheet would run what begins with =.
    expect((await ask({ sql: NAMES }, 'csv')).body.toString()).toBe("name,number\nAda,1\n'=Bo,2\n");
    const table = tableFromIPC((await ask({ sql: NAMES }, 'arrow')).body);
    expect(table.toArray().map((row) => row?.toJSON() as object)).toEqual([
      { name: 'Ada', number: 1 },
      { name: '=Bo', number: 2 },
    ]);
    expect(table.schema.metadata.get('rules_version')).toBe('unknown');
  });

  it('with parameters, whole numbers as such', async () => {
    const { body } = await ask({
      sql: 'select name from agents where number >= $least limit $most',
      parameters: { least: 2, most: 5 },
    });
    expect((JSON.parse(body.toString()) as { rows: unknown }).rows).toEqual([['=Bo']]);
  });

  it('up to the limit of rows, and says that there were more', async () => {
    const { body, run } = await ask({ sql: 'from range(5000)', rows: 3000 }, 'ndjson');
    expect(body.toString().trim().split('\n')).toHaveLength(3000);
    expect({ rows: run.rows, isTruncated: run.isTruncated, state: run.state }).toEqual({
      rows: 3000,
      isTruncated: true,
      state: 'done',
    });
    expect((await ask({ sql: 'from range(3000)', rows: 3000 })).run.isTruncated).toBe(false);
  });

  it('with the plan instead of the rows when asked for it', async () => {
    const { body } = await ask({ sql: NAMES, isPlan: true });
    expect(body.toString()).toContain('physical_plan');
  });
});

describe('the console stops', () => {
  it('what takes too long, and the next query runs', async () => {
    const limits = { ...DEFAULT_CONSOLE_LIMITS, seconds: 1 };
    const endless = 'with recursive t as (select 1 as x union all select x + 1 from t) select count(*) from t';
    expect((await problemOf({ sql: endless }, { limits })).kind).toBe('time');
    expect((await ask({ sql: 'select 1 as x' }, 'csv')).body.toString()).toBe('x\n1\n');
  });

  it('what somebody stops, and says so', async () => {
    const id = '6f1c2a34-0000-4000-8000-000000000001';
    const endless = { sql: 'select count(*) from range(1000000) a, range(1000000) b' };
    const running = problemOf(endless, { id });
    while (door.runs.find(id)?.rulesVersion === '') await new Promise((done) => setTimeout(done, 10));
    expect(door.runs.stop(id)).toBe(true);
    expect(await running).toEqual({ kind: 'stopped', message: 'The query was stopped.' });
    expect(door.runs.find(id)).toMatchObject({ state: 'failed', problem: { kind: 'stopped' } });
    expect(door.runs.stop(id)).toBe(false);
  });

  it('a query whose rows nobody takes any more: its process is gone', async () => {
    const rows = await door.run(
      { sql: 'select i from range(100000000) t(i)' },
      { format: 'ndjson', limits: { ...DEFAULT_CONSOLE_LIMITS, rows: 100_000_000 } },
    );
    await rows.next();
    rows.stop();
    await expect(rows.next()).rejects.toThrow('nobody reads its rows');
    expect(rows.run.state).toBe('failed');
  });
});

describe('the console refuses', () => {
  it('with what, where and what to do', async () => {
    expect(await problemOf({ sql: "select *\nfrom read_csv('x.csv')" })).toEqual({
      kind: 'refused',
      message: 'The function read_csv is not available here.',
      hint: expect.stringContaining('reads the tables of the warehouse and no files') as string,
      place: { line: 2, column: 6 },
    });
    expect(await problemOf({ sql: 'select é, nme from agents' })).toMatchObject({
      kind: 'syntax',
      place: { line: 1, column: 8 },
    });
    expect(await problemOf({ sql: 'from agnts' })).toMatchObject({ hint: 'Did you mean agents?' });
    expect(await problemOf({ sql: 'select $x' })).toMatchObject({
      message: 'The query asks for $x, and no value was given.',
    });
  });
});
