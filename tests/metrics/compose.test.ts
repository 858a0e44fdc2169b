import { describe, expect, it } from 'vitest';
import { composeSql } from '../../src/lib/metrics';
import { clicheRate } from '../../src/lib/metrics/cliche_rate';
import { firstEmpathy } from '../../src/lib/metrics/first_empathy';
import { toneAtArrival } from '../../src/lib/metrics/tone_at_arrival';

describe('the SQL that a reader sees', () => {
  it('of a share', () => {
    expect(composeSql(clicheRate, { where: 'true' })).toBe(`select
  sum(case when has_cliche then 1 else 0 end) * 1.0 / nullif(count(*), 0) as value,
  count(*) as n,
  sum(case when has_cliche then 1 else 0 end) as k
from message_facts
where is_human_agent and is_public and is_scored`);
  });

  it('of a mean, with one derived table for the sums within each customer', () => {
    expect(composeSql(toneAtArrival, { where: "team = 'Billing'", by: 'week' })).toBe(`select
  key,
  sum(s) / nullif(sum(n), 0) as value,
  sum(n) as n,
  sum(s) as s,
  sum(s * s) as ss,
  sum(s * n) as sn,
  sum(n * n) as nn,
  sum(case when n > 0 then 1 else 0 end) as clusters
from (
  select
    coalesce(cast(week as varchar), '') as key,
    customer_id,
    count(tone_start) as n,
    sum(tone_start) as s
  from conversation_facts
  where tone_start is not null
    and (team = 'Billing')
  group by week, customer_id
) as by_customer
group by key`);
  });

  it('of waits, grouped by length and by how they ended', () => {
    expect(composeSql(firstEmpathy)).toBe(`select
  first_empathy_followed_seconds as t0,
  first_empathy_outcome as outcome0,
  first_own_words_empathy_followed_seconds as t1,
  first_own_words_empathy_outcome as outcome1,
  count(*) as n
from conversation_facts
where needs_empathy and first_empathy_outcome is not null
group by first_empathy_followed_seconds, first_empathy_outcome, first_own_words_empathy_followed_seconds, first_own_words_empathy_outcome`);
  });
});
