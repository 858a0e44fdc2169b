/** What analysts write on ClickHouse, form by form: a wall that refuses one of these is too high. */

export const WRITTEN: [form: string, sql: string][] = [
  [
    'aggregates and their ends',
    `select count(distinct conversation_id), uniqExact(team), quantile(0.9)(lift), median(lift), countIf(lift > 0), sumOrNull(lift),
       sum(lift) filter (where lift > 0), argMax(team, lift), groupArray(3)(team), topK(3)(team), string_agg(team, ',')
     from conversation_facts`,
  ],
  [
    'instants',
    `select extract(year from started_at), date_trunc('week', started_at), toStartOfInterval(started_at, interval 15 minute),
       formatDateTime(started_at, '%Y-%m'), dateDiff('day', started_at, now()), started_at + interval 1 day, date '2026-01-01'
     from conversation_facts`,
  ],
  [
    'conditions and casts',
    `select case team when 'Billing' then 1 else 0 end, case when lift > 0 then 'up' end, lift between 0 and 1, lift is not null,
       team ilike '%b%', team not like 'x', team || 'a', -lift, not needs_empathy, lift > 0 ? 1 : 2, coalesce(team, 'x'),
       lift::String, cast(lift as Nullable(Float32)), multiIf(lift > 1, 'a', lift > 0, 'b', 'c'), team is distinct from 'x'
     from conversation_facts`,
  ],
  [
    'texts and lists',
    `select substring(text from 1 for 3), trim(both ' ' from text), position('a' in text), extractAll(text, '\\\\d+'),
       arrayMap(x -> upper(x), splitByChar(' ', text)), has([1, 2], 1), (1, 2).1, map('a', 1)['a'], [1, 2, 3][2]
     from messages`,
  ],
  [
    'windows',
    `select team, row_number() over (partition by team order by started_at) as n, sum(lift) over w from conversation_facts
     window w as (partition by team order by started_at rows between 3 preceding and current row) qualify n < 3`,
  ],
  [
    'groups',
    'select team, grouping(team), count() from conversation_facts group by grouping sets ((team), ()) having count() > 1 order by all',
  ],
  [
    'steps and questions within',
    `with big as (select team, count(*) as n from conversation_facts group by team)
     select *, exists(select 1 from messages), 1 = any(select 1) from big where n > (select avg(n) from big) and team in (select team from big)`,
  ],
  [
    'joins',
    `select m.*, t.tag from undertone_1.messages as m any left join tags as t on t.message_id = m.message_id cross join (select 1) as one`,
  ],
  ['columns by pattern', `select * except (text, body) replace (upper(role) as role), columns('^is_') from messages`],
  [
    'days that are missing, and the first of each',
    `select day, team from conversation_facts order by day desc with fill limit 1 by team`,
  ],
  ['lists as rows', 'select label, count() from conversations array join labels as label group by label'],
  ['together', 'select 1 as n union all (select 2 except select 3)'],
];
