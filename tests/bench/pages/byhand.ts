/** What somebody who knows the tables would write for a figure by week: the least work that gives the same numbers. */

/** Metric id → SQL with a column `week`, `n` and the figure, over the days $from to $to. */
export const BY_HAND: Record<string, string> = {
  tone_at_arrival: `
    select week, count(tone_start) as n, avg(tone_start) as value
    from conversation_facts where is_scored and day between $from::date and $to::date group by week order by week`,
  empathy_shown: `
    select week, count(*) as n, avg((first_empathy_outcome = 'event')::integer) as value
    from conversation_facts where needs_empathy and first_empathy_outcome <> 'open'
      and day between $from::date and $to::date group by week order by week`,
  cliche_rate: `
    select week, count(*) as n, avg(has_cliche::integer) as value
    from message_facts where is_human_agent and is_public and is_scored
      and day between $from::date and $to::date group by week order by week`,
  promise_kept: `
    select week, count(*) as n, avg((outcome = 'in_time')::integer) as value
    from promise_facts where is_promise and outcome in ('in_time', 'late', 'broken')
      and day between $from::date and $to::date group by week order by week`,
};
