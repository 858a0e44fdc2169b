/** Analysts' queries on ClickHouse 26.7 in this process, through the product's own client: what comes back, and what never runs. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { TABLES } from '../../src/lib/model/columns';
import type { ConsoleProblem } from '../../src/lib/model/console';
import { CALLABLE } from '../../src/lib/server/console/cluster/functions';
import { Line } from '../../src/lib/server/console/cluster/line';
import { queriesOnCluster } from '../../src/lib/server/console/cluster/oncluster';
import { problemOfCode } from '../../src/lib/server/console/cluster/problem';
import { clusterOfAnalysts } from '../../src/lib/server/console/cluster/reach';
import { readable } from '../../src/lib/server/console/cluster/readable';
import { Console } from '../../src/lib/server/console/console';
import { asked, grantsAnswer, openDoors, PATIENT, problemOf, RIGHT, rowsOf, type Doors } from './analysts';
import { HOSTILE } from './hostile';
import { WRITTEN } from './written';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors(inject('sampleData'));
});
afterAll(() => doors?.close());

/** By which a text is read without being run. */
const FORMATTED = 'select formatQuery({sql:String}) as one';

/** Tables that have, together, every type of the schema. */
const EVERY_TYPE = 'conversations messages conversation_facts message_facts imports search_words rules'.split(' ');

/** What both engines read alike. */
const SAME: [asks: string, sql: string][] = [
  ...TABLES.filter(({ name }) => EVERY_TYPE.includes(name)).map(({ name, columns }): [string, string] => {
    const all = columns.map((column) => column.name).join(', ');
    return [`every column of ${name}`, `select ${all} from ${name} order by ${all} limit 200`];
  }),
  [
    'a share by group',
    'select team, count(*) as n, avg(lift) as lift from conversation_facts group by team order by team',
  ],
  [
    'a join and a window',
    `select conversation_id, position, row_number() over (partition by conversation_id order by position) as place
    from messages join (select distinct conversation_id from conversation_facts where needs_empathy) upset using (conversation_id)
    order by conversation_id, position limit 100`,
  ],
];

describe('a query on the cluster', () => {
  it('is compared with the file in every type that a table has', () => {
    const types = (of: typeof TABLES) => new Set(of.flatMap(({ columns }) => columns.map(({ type }) => type)));
    expect(types(TABLES.filter(({ name }) => EVERY_TYPE.includes(name)))).toEqual(types(TABLES));
  });

  it.each(SAME)('gives the rows that the file gives: %s', async (_, sql) => {
    const { body } = await asked(doors.cluster, { sql }, 'ndjson');
    expect(body.toString()).toBe((await asked(doors.file, { sql }, 'ndjson')).body.toString());
  });

  it('is cut at the limit of rows, and says whether there are more', async () => {
    const { body, run } = await asked(doors.cluster, { sql: 'select number from numbers(5000)', rows: 3000 }, 'ndjson');
    expect(body.toString().trim().split('\n')).toHaveLength(3000);
    expect(run).toMatchObject({ rows: 3000, isTruncated: true, state: 'done' });
    const whole = await asked(doors.cluster, { sql: 'select number from numbers(3000)', rows: 3000 });
    expect(whole.run.isTruncated).toBe(false);
  });

  it('takes parameters as values, whatever they hold', async () => {
    const word = `it's \\ {a:String} "$a" ; --`;
    const sql = `select $word as word, $n + 1 as n, $nothing is null as is_null, '$word' as text, number from numbers(9) limit $n`;
    expect(await rowsOf(doors.cluster, { sql, parameters: { word, n: 2, nothing: null } })).toEqual([
      [word, 3, 1, '$word', 0],
      [word, 3, 1, '$word', 1],
    ]);
  });

  it('comes in every format, types and truncation as from the file', async () => {
    const sql = `select '=1+1' as formula, cast('9007199254740993' as UInt64) as large, toDecimal64(1.5, 2) as share,
      toDateTime('2026-03-01 10:00:00', 'Europe/Berlin') as told, toDate('2026-03-01') as day, [1, 2] as list,
      map('a', 1) as counts, (1, 'x') as pair, cast('chat' as Enum8('chat' = 1)) as channel, toLowCardinality('en') as language,
      cast(null as Nullable(Float64)) as unknown, cast('6f1c2a34-0000-4000-8000-000000000001' as UUID) as id, true as yes`;
    const row = {
      ...{
        formula: '=1+1',
        large: '9007199254740993',
        share: 1.5,
        told: '2026-03-01T09:00:00.000Z',
        day: '2026-03-01',
      },
      ...{ list: [1, 2], counts: [{ key: 'a', value: 1 }], pair: { 1: 1, 2: 'x' }, channel: 'chat', language: 'en' },
      ...{ unknown: null, id: '6f1c2a34-0000-4000-8000-000000000001', yes: true },
    };
    const lines = await asked(doors.cluster, { sql }, 'ndjson');
    expect(JSON.parse(lines.body.toString())).toEqual(row);
    expect((await asked(doors.cluster, { sql }, 'csv')).body.toString()).toContain("\n'=1+1,9007199254740993,1.5,");
    const table = tableFromIPC((await asked(doors.cluster, { sql }, 'arrow')).body);
    expect(table.schema.fields.map(({ name }) => name)).toEqual(Object.keys(row));
    expect(table.schema.metadata.get('rules_version')).toBe(lines.run.rulesVersion);
    const parquet = await asked(doors.cluster, { sql }, 'parquet');
    expect(parquet.body.subarray(-4).toString()).toBe('PAR1');
    expect(parquet.run).toMatchObject({ rows: 1, isTruncated: false, state: 'done' });
  });

  it('tells the plan, tables and columns', async () => {
    const plan = await rowsOf(doors.cluster, { sql: 'select text from messages', isPlan: true });
    expect(plan.map(([, line]) => line).join('\n')).toContain('messages');
    expect((await rowsOf(doors.cluster, { sql: 'SHOW tables;' })).flat()).toEqual(
      TABLES.map(({ name }) => name).sort(),
    );
    const columns = await rowsOf(doors.cluster, { sql: 'describe agents' });
    expect(columns.map(([name]) => name)).toEqual(
      TABLES.find(({ name }) => name === 'agents')?.columns.map(({ name }) => name),
    );
  });

  it('leaves nothing behind in the folder of answers', async () => {
    const files = () =>
      readdirSync(tmpdir())
        .filter((name) => name.startsWith(`undertone-answers-${process.pid}-`))
        .flatMap((name) => readdirSync(`${tmpdir()}/${name}`));
    await asked(doors.cluster, { sql: 'select 1 as x' });
    const stopped = await doors.cluster.run({ sql: 'select * from messages' }, { format: 'json', limits: PATIENT });
    stopped.stop();
    await expect.poll(files).toEqual([]);
  });
});

describe('every request for an analyst', () => {
  it('carries its limits together with readonly, and the run it belongs to', async () => {
    doors.http.asked.length = 0;
    const id = '6f1c2a34-0000-4000-8000-000000000002';
    const limits = { ...PATIENT, rows: 10, seconds: 7 };
    await asked(doors.cluster, { sql: 'select name from agents' }, 'json', { id, limits });
    const own = doors.http.asked.filter(({ said }) => said.query_id?.startsWith(`undertone-${id}-`));
    expect(own.map(({ text }) => text.split(/\s/)[0])).toEqual(['select', 'explain', 'describe', 'select']);
    const bytes = String(limits.megabytes * 1024 ** 2);
    for (const { said } of own)
      expect(said).toMatchObject({
        ...{ readonly: '1', max_execution_time: '7', timeout_overflow_mode: 'throw', max_memory_usage: bytes },
        ...{ max_result_bytes: bytes, result_overflow_mode: 'throw', priority: '2', database: doors.database },
      });
    // Cutting the tree would hide what it says.
    expect(own.map(({ said }) => said.limit)).toEqual(['0', '0', '0', '11']);
  });
});

const words = (problem: ConsoleProblem) => [problem.kind, problem.message, problem.hint, problem.place];

describe('a query that cannot run', () => {
  it('is said in words, with its place and what to do', async () => {
    const of = async (sql: string, parameters = {}) => words(await problemOf(doors.cluster, { sql, parameters }));
    const other = 'Queries here are written in the SQL of ClickHouse; one for the file may need other words.';
    expect(await of('select a\nfrom messages\nwhere text = $a and and b', { a: 'x' })).toEqual([
      ...['syntax', 'ClickHouse does not understand the query at "b".', other, { line: 3, column: 25 }],
    ]);
    expect(await of('select texts from messages')).toEqual([
      ...['syntax', 'Unknown expression identifier `texts`.', 'Did you mean text?', { line: 1, column: 8 }],
    ]);
    expect(await of('select 1 from messges')).toEqual([
      ...[
        'syntax',
        "Unknown table expression identifier 'messges'.",
        'Did you mean messages?',
        { line: 1, column: 15 },
      ],
    ]);
    expect(await of('select lenth(text) from messages')).toEqual([
      ...['refused', 'The function lenth is not available here.', 'Did you mean length?', undefined],
    ]);
    expect(await of('select sum(text) from messages')).toEqual([
      ...['syntax', 'Illegal type String of argument for aggregate function sum.', other, undefined],
    ]);
    expect((await of('select $a')).slice(0, 2)).toEqual(['refused', 'The query asks for $a, and no value was given.']);
    expect((await of('select 1', { a: 1 })).slice(0, 2)).toEqual(['refused', 'The query does not use $a.']);
    expect((await of(' ')).slice(0, 2)).toEqual(['refused', 'There is no query yet.']);
  });

  it('for types that nothing here reads, says which columns and how to write them', async () => {
    const sql = `select cast('1.2.3.4' as IPv4) as address, cast(1 as Int128) as large, 'x' as text`;
    expect(await problemOf(doors.cluster, { sql })).toEqual({
      kind: 'refused',
      message: 'The column address is of the type IPv4. The column large is of the type Int128.',
      hint: 'Nothing that reads the rows knows that type. Write toString(…) around it, or cast it to another.',
    });
    expect((await problemOf(doors.cluster, { sql: 'select null as v' })).hint).toContain('Nullable(String)');
    const bytes = await problemOf(doors.cluster, { sql: `select unhex('ff') as v` });
    expect(bytes.message).toContain('Invalid string encoding found in the rows that the cluster gave');
  });

  it('for limits, in the words of the file', async () => {
    const sql = 'select groupArray(number) as n from numbers(100000000)';
    const limits = { ...PATIENT, megabytes: 300 };
    expect((await problemOf(doors.cluster, { sql }, { limits })).message).toBe(
      'The query needed more than 300 megabytes and was stopped.',
    );
  });
});

describe('the second wall', () => {
  // On one line to the engine, where each query has its own.
  const served = () => ({ database: doors.database, rulesVersion: '', others: [] });
  const signal = new AbortController().signal;
  const problem = (code: number, said: string) => problemOfCode(code, said, { sql: '', limits: PATIENT });
  let line: Line;
  beforeAll(() => {
    line = new Line(clusterOfAnalysts(doors.analysts, doors.http.address).reach(doors.database, PATIENT), {
      ...{ id: 'hostile', limits: PATIENT, where: 'here', signal, problemOf: problem },
    });
  });
  afterAll(() => line.close());

  it.each(HOSTILE)('refuses %s', async (sql) => {
    doors.http.asked.length = 0;
    const said: unknown = await readable(line, { sql }, served()).catch((error: unknown) => error);
    expect(said).toMatchObject({ problem: { kind: expect.stringMatching(/^(refused|syntax)$/) as string } });
    // Read as a value and as a tree, and never run, not even to be described.
    expect(doors.http.asked.map(({ text }) => text)).toEqual(
      [FORMATTED, `explain ast\n${sql}`].slice(0, doors.http.asked.length),
    );
  });

  it.each(WRITTEN)('lets through %s', async (_, sql) => {
    expect(await readable(line, { sql }, served())).toEqual({ text: sql, parameters: {} });
  });

  it('stands before the console', async () => {
    const { message } = await problemOf(doors.cluster, { sql: `select * from url('http://203.0.113.1/', CSV)` });
    expect(message).toBe('The function url is not available here.');
    const stopped = await problemOf(doors.cluster, { sql: 'drop table messages', isPlan: true });
    expect(stopped.message).toBe('DROP is no part of a query that reads.');
  });

  it('lets no function stand in FROM that reads anything', async () => {
    const query = `select name from system.table_functions where lower(name) in ({names:Array(String)}) order by name`;
    const query_params = { names: CALLABLE.map((name) => name.toLowerCase()) };
    const answer = await doors.client.query({ query, query_params, format: 'JSONEachRow' });
    expect((await answer.json<{ name: string }>()).map(({ name }) => name)).toEqual([
      ...['SQLStandardValues', 'generateSeries', 'generate_series', 'numbers', 'numbers_mt', 'zeros'],
    ]);
  });
});

describe('the first wall', () => {
  it('is asked for before the first query, and holds every one while the user may do more', async () => {
    const made = new Console(
      queriesOnCluster(clusterOfAnalysts(doors.analysts, doors.http.address), () => 'no command'),
    );
    const before = doors.http.instead;
    doors.http.instead = (text) =>
      text === 'show grants' ? grantsAnswer([...RIGHT, 'GRANT URL ON *.* TO analyst']) : undefined;
    doors.http.asked.length = 0;
    for (let again = 0; again < 2; again += 1)
      expect((await problemOf(made, { sql: 'select 1' })).message).toContain('GRANT URL ON *.* TO analyst');
    expect(
      doors.http.asked.filter(({ said }) => said.query_id?.startsWith('undertone-')).map(({ text }) => text),
    ).toEqual([...['show grants', 'show grants']]);
    doors.http.instead = before;
    made.close();
  });

  it('lets nobody in as the user who writes the warehouse', () =>
    expect(() => clusterOfAnalysts(doors.http.address, doors.http.address)).toThrow('a user of its own'));
});
