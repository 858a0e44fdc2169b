/** What an analyst may expect to work, from plain SQL to what only DuckDB has. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDoor, type Door } from './door';

let door: Door;
beforeAll(async () => {
  const day = (n: number) => `2026-03-0${(n % 9) + 1} 10:00:00`;
  door = await openDoor({
    messages: Array.from({ length: 40 }, (_, n) => ({
      message_id: `m${n}`,
      conversation_id: `c${n % 8}`,
      role: n % 2 ? 'agent' : 'customer',
      sent_at: day(n),
      text: n % 3 ? 'where is my order' : 'refund me, please',
    })),
    conversation_facts: Array.from({ length: 8 }, (_, n) => ({
      conversation_id: `c${n}`,
      episode: 1,
      team: n % 2 ? 'Billing' : 'Returns',
      channel: n % 3 ? 'chat' : 'email',
      labels: ['a', 'b'].slice(n % 2),
      started_at: day(n),
    })),
  });
});
afterAll(() => door.close());

const WORKING = [
  'from messages',
  'table messages',
  'from messages select role, count(*) group by all order by all',
  'select * exclude (text) replace (upper(role) as role) from messages',
  "select columns('.*_id') from messages",
  'with a as (from messages), b as (from a where role = $role) select count(*) from b',
  'with recursive t(n) as (select 1 union all select n + 1 from t where n < 9) select sum(n) from t',
  'with a as materialized (from messages) select count(*) from a x join a y using (message_id)',
  'select role, row_number() over (partition by role order by sent_at) from messages',
  'select lag(sent_at) over w, sum(1) over w from messages window w as (partition by conversation_id order by sent_at)',
  'select avg(1) over (order by sent_at range between interval 2 days preceding and current row) from messages',
  'from messages qualify row_number() over (partition by conversation_id order by sent_at desc) = 1',
  'describe messages',
  'describe select 1 as x',
  'summarize messages',
  'summarize select team, channel from conversation_facts',
  'show tables',
  'show all tables',
  'show messages',
  "from (describe messages) where column_name like '%_at'",
  'from (show tables) order by name',
  'select distinct on (role) role, text from messages order by role, sent_at',
  'select role, count(*) filter (where text like $pattern) from messages group by rollup (role)',
  'select grouping(role), role from messages group by cube (role, conversation_id)',
  'select list(text order by sent_at), string_agg(role, $comma) from messages group by conversation_id',
  "select list_transform(['a', 'b'], lambda x: upper(x)), list_filter([1, 2], lambda x: x > 1)",
  'select [x * 2 for x in [1, 2, 3] if x > 1]',
  'select unnest(labels), team from conversation_facts',
  'from conversation_facts c, unnest(c.labels) as l(label) select label, count(*) group by all',
  "select {'team': team, 'n': 1}, map {'a': 1}, (1, 2) from conversation_facts",
  'from generate_series(date $from, date $from + interval 3 days, interval 1 day) as d(day)',
  'from range(5) as r(i)',
  'from messages using sample 5',
  'from messages tablesample reservoir(20%)',
  'from messages m asof join conversation_facts c on m.conversation_id = c.conversation_id and m.sent_at >= c.started_at',
  'from messages m positional join conversation_facts c',
  'from messages semi join conversation_facts using (conversation_id)',
  'from messages m, lateral (select m.role || $comma as x)',
  "select '{\"a\": [1]}'::json -> 'a', json_extract_string('{\"a\": \"b\"}', '$.a'), to_json(labels) from conversation_facts",
  'from json_each(\'{"a": 1}\')',
  "select regexp_extract(text, 'refund (\\w+)', 1), regexp_replace(text, 'e', 'E', 'g'), text ~ 'order' from messages",
  "select regexp_split_to_array(text, ' '), string_split(text, ' '), text ilike '%REFUND%', text similar to 'ref.*' from messages",
  "select jaro_winkler_similarity(text, 'order'), levenshtein(role, 'agent') from messages",
  "select date_trunc('week', sent_at), strftime(sent_at, '%Y-%m'), extract(hour from sent_at), age(sent_at) from messages",
  "select sent_at at time zone 'UTC' at time zone 'America/New_York', sent_at + interval 1 month from messages",
  'select time_bucket(interval 1 week, sent_at), datediff($unit, sent_at, now()) from messages',
  'select quantile_cont(episode, [0.5, 0.9]), median(episode), mode(team), arg_max(team, started_at) from conversation_facts',
  'select histogram(role), approx_count_distinct(text), entropy(role), max_by(text, sent_at, 2) from messages',
  "pivot messages on role in ('agent', 'customer') using count(*) group by conversation_id",
  "from messages pivot (count(*) for role in ('agent', 'customer') group by conversation_id)",
  'unpivot (select message_id, role, text from messages) on role, text into name field value word',
  'select 1 as a union all by name select 2 as b',
  'select role from messages intersect select role from messages except select $comma',
  'values (1, 2), (3, 4)',
  "select case when role = 'agent' then 1 end, coalesce(text, ''), nullif(role, 'x'), if(true, 1, 2), try_cast('x' as int) from messages",
  'select 0.1::decimal(10, 2), 1e3, 5 // 2, 2 ** 3, 7 % 4, @(-1), 5!, 1 << 3',
  'from information_schema.columns where table_name = $table',
  'from duckdb_columns() where table_name = $table',
  'from main.messages',
  'from warehouse.main.messages select count(*)',
  "select e'a\\tb' as t -- a comment\n;",
  '/* first */ (select 1 as x) order by all limit 1 offset 0;',
  'select error_is_a_column from (select 1 as error_is_a_column)',
];

const VALUES: Record<string, string> = {
  role: 'agent',
  pattern: '%refund%',
  comma: ', ',
  from: '2026-03-01',
  unit: 'day',
  table: 'messages',
};

it.each(WORKING)('%s', async (sql) => {
  const named = Object.entries(VALUES).filter(([name]) => sql.includes(`$${name}`));
  const written = sql.replace('date $from', 'cast($from as date)').replace('date $from', 'cast($from as date)');
  const { run } = await door.ask({ sql: written, parameters: Object.fromEntries(named) });
  expect(run).toMatchObject({ state: 'done', isTruncated: false });
  expect(run.rows).toBeGreaterThan(sql.startsWith('select role from messages intersect') ? -1 : 0);
  expect(run.problem).toBeUndefined();
});
