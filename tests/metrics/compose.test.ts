import { describe, expect, it } from 'vitest';
import { composeSql } from '../../src/lib/metrics';
import { clicheRate } from '../../src/lib/metrics/cliche_rate';
import { firstEmpathy } from '../../src/lib/metrics/first_empathy';
import { fourAs } from '../../src/lib/metrics/four_as';
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
  coalesce(cast(week as varchar), '') as key,
  sum(s) / nullif(sum(n), 0) as value,
  sum(n) as n,
  sum(s) as s,
  sum(s * s) as ss,
  sum(s * n) as sn,
  sum(n * n) as nn,
  sum(case when n > 0 then 1 else 0 end) as clusters
from (
  select
    week,
    customer_id,
    count(tone_start) as n,
    sum(tone_start) as s
  from conversation_facts
  where tone_start is not null
    and (team = 'Billing')
  group by week, customer_id
) as by_customer
group by week`);
  });

  it('of a mean without an interval, which needs no sums by customer', () => {
    const cut = { where: "team = 'Billing'", by: 'agent', within: ['week'], isPlain: true } as const;
    expect(composeSql(toneAtArrival, cut)).toBe(`select
  coalesce(cast(agent_id as varchar), '') as key,
  week,
  sum(tone_start) / nullif(count(tone_start), 0) as value,
  count(tone_start) as n,
  sum(tone_start) as s
from conversation_facts
where tone_start is not null
  and (team = 'Billing')
group by agent_id, week`);
  });

  it('of so many per so much, with the rows that it lies in beside what is counted per', () => {
    const per = { ...clicheRate, kind: 'ratio' as const, of: 'words', hits: 'cliche_count', per: 1000 };
    expect(composeSql(per)).toBe(`select
  sum(s) * 1000.0 / nullif(sum(n), 0) as value,
  sum(n) as n,
  sum(s) as s,
  sum(s * s) as ss,
  sum(s * n) as sn,
  sum(n * n) as nn,
  sum(case when n > 0 then 1 else 0 end) as clusters,
  sum(row_count) as row_count
from (
  select
    customer_id,
    sum(words) as n,
    sum(case when words > 0 then cliche_count else 0 end) as s,
    sum(case when words > 0 then 1 else 0 end) as row_count
  from message_facts
  where is_human_agent and is_public and is_scored
  group by customer_id
) as by_customer`);
  });

  it('of things that a row holds several of', () => {
    const counts = { ...clicheRate, kind: 'counts' as const, of: 'words', hits: 'cliche_count' };
    expect(composeSql(counts, { by: 'team' })).toBe(`select
  coalesce(cast(team as varchar), '') as key,
  sum(cliche_count) * 1.0 / nullif(sum(words), 0) as value,
  sum(words) as n,
  sum(cliche_count) as k
from message_facts
where is_human_agent and is_public and is_scored
group by team`);
  });

  it('of a part that is a share of some rows only', () => {
    const [part] = fourAs.parts;
    const shares = { ...fourAs, parts: [{ ...part!, of: "kind = 'bug'" }] };
    expect(composeSql(shares)).toContain(`
    sum(case when (kind = 'bug') and (has_apology) then 1 else 0 end) as k_apologise,
    sum(case when kind = 'bug' then 1 else 0 end) as n_apologise`);
  });

  it('cut two ways at once, of a share and of a mean', () => {
    const cut = { by: 'agent' as const, within: ['week'] };
    expect(composeSql(clicheRate, cut)).toMatch(
      /^select\n {2}coalesce\(cast\(agent_id as varchar\), ''\) as key,\n {2}week,\n[\s\S]*\ngroup by agent_id, week$/,
    );
    expect(composeSql(toneAtArrival, cut)).toMatch(
      /^select\n {2}key,\n {2}week,\n[\s\S]*group by agent_id, week, customer_id\n\) as by_customer\ngroup by key, week$/,
    );
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
