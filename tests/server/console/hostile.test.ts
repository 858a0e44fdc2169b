/** What must not get through, statement by statement, and what it must not do: touch files, the server, or its time. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, TABLE_FUNCTIONS } from '../../../src/lib/server/console/functions';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { openDoor, type Door } from './door';

const SECRET = 'the canary sings';
let door: Door;
beforeAll(async () => {
  door = await openDoor({
    messages: Array.from({ length: 50 }, (_, index) => ({
      message_id: `m${index}`,
      conversation_id: `c${index % 5}`,
      role: index % 2 ? 'agent' : 'customer',
      text: 'where is my order',
    })),
  });
  writeFileSync(join(door.folder, 'secret.csv'), `word\n${SECRET}\n`);
  process.env.UNDERTONE_TEST_SECRET = SECRET;
});
afterAll(() => {
  delete process.env.UNDERTONE_TEST_SECRET;
  door.close();
});

/** FILE is a file that exists beside the warehouse, OUT one that must not come to be. */
const FORBIDDEN: Record<string, string[]> = {
  'writing files': [
    "copy messages to 'OUT'",
    "copy (select 1) to 'OUT' (format parquet)",
    "copy (from messages) to 'OUT' (format json)",
    "export database 'OUT'",
    "export database 'OUT' (format parquet)",
    "copy messages from 'FILE'",
    "import database 'OUT'",
    'copy from database warehouse to other',
  ],
  'other databases': [
    "attach 'OUT' as other",
    "attach ':memory:' as other",
    "attach 'FILE' (type sqlite)",
    'detach warehouse',
    'use memory',
    'create schema other',
    'from other.main.messages',
    'from temp.main.messages',
    'from system.main.duckdb_secrets',
  ],
  extensions: [
    'install httpfs',
    "install 'OUT'",
    'load httpfs',
    "load 'OUT'",
    'force install spatial',
    'update extensions',
    'from duckdb_extensions()',
  ],
  settings: [
    "set memory_limit = '100GB'",
    'set global enable_external_access = true',
    'set lock_configuration = false',
    'reset memory_limit',
    "set temp_directory = 'OUT'",
    'pragma memory_limit = 1000000',
    'pragma database_list',
    "pragma table_info('messages')",
    'pragma enable_profiling',
    "set variable x = 'y'",
    "select current_setting('temp_directory')",
    "select getvariable('x')",
    'from duckdb_settings()',
    'from duckdb_databases()',
    'from duckdb_variables()',
    'show variables',
    'call pragma_version()',
    "call enable_logging(storage := 'file')",
    'from pragma_user_agent()',
  ],
  'reading files': [
    "from 'FILE'",
    "from read_csv('FILE')",
    "from read_csv_auto(['FILE'])",
    "from read_text('FILE')",
    "from read_blob('FILE')",
    "from read_json('FILE')",
    "from read_ndjson_objects('FILE')",
    "from read_parquet('FILE')",
    "from parquet_scan('FILE')",
    "from parquet_metadata('FILE')",
    "from read_duckdb('FILE')",
    "from glob('*')",
    "from sniff_csv('FILE')",
    "select * from messages, lateral (from read_text('FILE'))",
    "with t as (from read_csv('FILE')) from t",
    'with "FILE" as (from "FILE") from "FILE"',
    "select (select content from read_text('FILE'))",
    "from (describe from 'FILE')",
    "summarize 'FILE'",
    "describe 'FILE'",
    "from messages where text in (from 'FILE')",
    "from 'https://example.com/data.csv'",
    "from 's3://bucket/data.parquet'",
    "from '/etc/passwd'",
    "from read_text('/etc/passwd')",
    "from read_text('../../../../etc/passwd')",
    "from read_text('/proc/self/environ')",
    "from messages union all by name from 'FILE'",
    "select 1 order by (select count(*) from 'FILE')",
    "select 1 limit (select count(*) from 'FILE')",
    "select list_transform([1], lambda x: (select count(*) from 'FILE'))",
    "from (values ((select word from 'FILE')))",
  ],
  'text run as a query': [
    "from query('select 1')",
    "from query_table('FILE')",
    "from query_table(['messages'])",
    "from json_execute_serialized_sql('{}')",
    "select json_serialize_plan('select 1')",
    'execute x',
    'prepare x as select 1',
    'deallocate x',
  ],
  'secrets and the environment': [
    "select getenv('UNDERTONE_TEST_SECRET')",
    'from duckdb_secrets()',
    'create secret (type s3)',
    "create persistent secret s (type s3, key_id 'a')",
    "from which_secret('s3://x', 's3')",
    'from duckdb_logs()',
    "select write_log('x')",
    'from duckdb_temporary_files()',
    'from duckdb_memory()',
  ],
  'changes of the warehouse': [
    "insert into messages (message_id) values ('x')",
    "update messages set text = ''",
    'delete from messages',
    'truncate messages',
    'drop table messages',
    'alter table messages add column x int',
    'create table x as select 1',
    'create temp table x as select 1',
    'create or replace view messages as select 1',
    'create temp view x as select 1',
    'create macro upper(x) as lower(x)',
    'create temp macro t() as table select 1',
    "create type mood as enum ('a')",
    'create sequence s',
    "select nextval('s')",
    'create index i on messages (text)',
    'merge into messages using messages m on false when matched then delete',
    'with d as (delete from messages returning *) from d',
    'vacuum',
    'analyze',
    'checkpoint',
    'force checkpoint',
    "comment on table messages is 'x'",
    'begin transaction',
    'commit',
    'rollback',
  ],
  'several statements': [
    'select 1; select 2',
    'select 1; drop table messages',
    "select 1; copy messages to 'OUT'",
    'commit; delete from messages',
    "from messages; attach ':memory:' as m",
  ],
  'PIVOT that makes types': [
    'pivot messages on role using count(*)',
    'from (pivot messages on role using count(*))',
    'with p as (pivot messages on role) from p',
    "pivot (from 'FILE') on word in ('a') using count(*)",
    "from 'FILE' pivot (count(*) for word in ('a'))",
    "from read_csv('FILE') unpivot (x for y in (word))",
  ],
  'what reaches into the engine': [
    'explain analyze from messages',
    "explain copy messages to 'OUT'",
    'from arrow_scan(1, 2, 3)',
    'from arrow_scan_dumb(1, 2, 3)',
    "from seq_scan('messages')",
    'from test_vector_types(null)',
    'select sleep_ms(100000)',
    'select pg_sleep(100)',
    "from pragma_storage_info('messages')",
    'select txid_current()',
    'select current_query()',
    'from sqlite_master',
    'from duckdb_tables(), duckdb_sequences()',
  ],
};

const statements = Object.entries(FORBIDDEN).flatMap(([group, list]) => list.map((sql) => ({ group, sql })));

/** Everything beside the warehouse and in the folder for temporary files, with the warehouse's own bytes. */
function world() {
  return {
    files: readdirSync(door.folder),
    warehouse: createHash('sha256')
      .update(readFileSync(join(door.folder, 'warehouse.duckdb')))
      .digest('hex'),
    out: readdirSync(tmpdir()).filter((name) => name.startsWith('undertone-out')),
  };
}

describe('nothing gets through', () => {
  it(`of ${statements.length} statements that write, read elsewhere, or change what the engine is`, async () => {
    const before = world();
    const through: string[] = [];
    for (const { group, sql } of statements) {
      const written = sql
        .replaceAll('FILE', join(door.folder, 'secret.csv'))
        .replaceAll('OUT', join(tmpdir(), 'undertone-out'));
      const problem = await door.problemOf({ sql: written }).catch((error: Error) => ({ kind: error.message }));
      if (problem.kind !== 'refused' && problem.kind !== 'syntax') through.push(`${group}: ${sql} (${problem.kind})`);
      if (JSON.stringify(problem).includes(SECRET)) through.push(`${group}: ${sql} told the secret`);
    }
    expect(through).toEqual([]);
    expect(world()).toEqual(before);
  });

  it('each refusal says what to do', async () => {
    const speechless: string[] = [];
    for (const { sql } of statements) {
      const { kind, hint } = await door.problemOf({ sql });
      if (kind === 'refused' && !hint) speechless.push(sql);
    }
    expect(speechless).toEqual([]);
    expect((await door.problemOf({ sql: 'pivot messages on role' })).hint).toContain('filter (where');
  });

  it('every function that is offered exists in the engine, and none of those that reach outside is offered', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll('select distinct function_name from duckdb_functions()');
    const known = new Set(reader.getRows().map(([name]) => String(name).toLowerCase()));
    connection.closeSync();
    // Rewritten by the parser, so that the catalogue does not list them.
    const rewritten = new Set(['count_star', 'overlay', 'position', '__postfix', 'mean', 'list']);
    const unknown = [...FUNCTIONS, ...TABLE_FUNCTIONS].filter((name) => !known.has(name) && !rewritten.has(name));
    expect(unknown).toEqual([]);
    const reaching =
      /^(read_|parquet_|glob$|sniff|query|getenv|getvariable|current_setting|nextval|currval|arrow_|write_|sleep|pg_sleep|pragma|duckdb_(secrets|settings|databases|extensions|logs|variables|temporary))/;
    expect([...FUNCTIONS, ...TABLE_FUNCTIONS].filter((name) => reaching.test(name))).toEqual([]);
  });
});

const doubled = (levels: number) =>
  `with t0 as (select 1 as x), ${Array.from({ length: levels }, (_, n) => `t${n + 1} as not materialized (select a.x from t${n} a, t${n} b)`).join(', ')} from t${levels}`;

const BOMBS: Record<string, string> = {
  'a recursion without end': 'with recursive t as (select 1 as x union all select x + 1 from t) select max(x) from t',
  'a cross join':
    'select count(*) from range(1000000) a, range(1000000) b, range(1000) c where a.range + b.range = c.range',
  'a cross join of messages': `select count(*) from ${Array.from({ length: 8 }, (_, n) => `messages m${n}`).join(', ')}`,
  'a plan that doubles 24 times': doubled(24),
  'a text of four thousand million letters': "select length(repeat('x', 4000000000))",
  'a padded text': "select length(lpad('x', 2000000000, 'y'))",
  'a width of a format': "select length(format('{:>2000000000}', 'x'))",
  'a list without end': 'select len(range(1000000000))',
  'lists of everything': 'select list(a.range order by b.range) from range(100000) a, range(100000) b',
  'a sort of everything': 'select * from range(300000000) t(i) order by hash(i) desc limit 1 offset 200000000',
  'a text that grows': `select string_agg(repeat('x', 100000), '') from range(100000)`,
  'distances of long texts': "select levenshtein(repeat('ab', 200000), repeat('ba', 200000))",
};

describe('limits hold, and the next query runs', () => {
  it.each(Object.entries(BOMBS))('%s', async (_, sql) => {
    const limits = { rows: 1000, seconds: 1, megabytes: 400 };
    const { kind } = await door.problemOf({ sql }, { limits });
    expect(['time', 'memory']).toContain(kind);
    expect((await door.ask({ sql: 'select count(*) as n from messages' }, 'csv')).body.toString()).toBe('n\n50\n');
  });

  it('a pattern that would never end elsewhere ends here, because RE2 does not backtrack', async () => {
    const sql = "select regexp_matches(repeat('a', 5000) || 'b', '(a+)+$') as hit";
    expect((await door.ask({ sql }, 'csv')).body.toString()).toBe('hit\nfalse\n');
  });

  it('deep nesting ends in words', async () => {
    const lists = `select ${'['.repeat(900)}${']'.repeat(900)}`;
    const added = `select ${Array.from({ length: 20_000 }, () => '1').join(' + ')}`;
    for (const sql of [lists, added, `select ${'not '.repeat(5000)}true`]) {
      const { kind, message } = await door.problemOf({ sql });
      // The engine takes so much for the tree of a long sum that the limit of memory can be the first to speak.
      expect(['refused', 'syntax', 'memory']).toContain(kind);
      expect(message).not.toBe('');
    }
  });

  it('a page of the dashboard is answered while a query runs without end', async () => {
    const id = '6f1c2a34-0000-4000-8000-000000000002';
    const running = door.problemOf({ sql: BOMBS['a cross join']! }, { id });
    while (door.console.runs.find(id)?.rulesVersion === '') await new Promise((done) => setTimeout(done, 10));
    const pages = warehouse(door.folder);
    const [row] = await pages.query<{ n: number }>('select count(*) as n from messages');
    expect(row).toEqual({ n: 50 });
    expect(door.console.runs.find(id)?.state).toBe('running');
    door.console.runs.stop(id);
    expect((await running).kind).toBe('stopped');
    await pages.close();
  });

  it('a query of more than a hundred thousand characters is refused', async () => {
    expect((await door.problemOf({ sql: `select '${'x'.repeat(100_000)}'` })).message).toContain('takes 100000');
  });
});
