/**
 * What somebody who knows the tables would write for a figure, as a whole and by week, with what its interval needs: the
 * least work that gives the same numbers. Means have intervals that are robust against customers who come again, so
 * that sums by customer are part of them (methodology M03).
 */

/** Metric id → SQL over the days $from to $to; the row without a week is the whole. */
export const BY_HAND: Record<string, string> = {
  tone_at_arrival: `
    select week, sum(n), sum(s) / sum(n) as value, sum(s * s), sum(s * n), sum(n * n), count(*)
    from (
      select week, customer_id, count(tone_start) as n, sum(tone_start) as s
      from conversation_facts where tone_start is not null and day between $from::date and $to::date
      group by grouping sets ((week, customer_id), (customer_id))
    ) group by week order by week`,
  empathy_shown: `
    select week, count(*) as n, avg((first_empathy_outcome = 'event')::integer) as value
    from conversation_facts where needs_empathy and first_empathy_outcome <> 'open'
      and day between $from::date and $to::date group by rollup (week) order by week`,
  cliche_rate: `
    select week, count(*) as n, avg(has_cliche::integer) as value
    from message_facts where is_human_agent and is_public and is_scored
      and day between $from::date and $to::date group by rollup (week) order by week`,
  promise_kept: `
    select week, count(*) as n, avg((outcome = 'in_time')::integer) as value
    from promise_facts where is_promise and outcome in ('in_time', 'late', 'broken')
      and day between $from::date and $to::date group by rollup (week) order by week`,
};
