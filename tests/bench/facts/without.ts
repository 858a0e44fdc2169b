/**
 * What a metric would have to do if there were no fact tables: the columns it reads, worked out from messages and tags
 * at the time of asking. Episodes, turns and local weeks as in pipelines/facts, in SQL. Of the many automatic replies
 * that pipelines/facts knows it leaves out the only one that the sample has; the bench checks that figures are the same.
 */

/** Gap in days after which a new episode begins, IANA zone of the weeks. */
export interface FactSettings {
  episodeGapDays: number;
  timezone: string;
}

const AUTO_REPLY = 'We have received your request.%';

/** Messages heard by both sides, with whose they are, their episode and their place in it. */
function heard({ episodeGapDays }: FactSettings): string {
  return `
    apart as (
      select message_id, conversation_id, position, sent_at, tone, is_public, is_scored,
        case when role = 'agent' and text like '${AUTO_REPLY}' then 'machine' else role end as side,
        sent_at - lag(sent_at) over own > interval ${episodeGapDays} day as is_new
      from messages where is_public and role <> 'system'
      window own as (partition by conversation_id order by sent_at, position)
    ),
    numbered as (
      select * exclude (is_new), 1 + sum(case when is_new then 1 else 0 end) over (partition by conversation_id order by sent_at, position) as episode
      from apart
    ),
    heard as (
      select *, row_number() over (partition by conversation_id, episode order by sent_at, position) as place
      from numbered
    )`;
}

function week({ timezone }: FactSettings): string {
  return `date_trunc('week', min(sent_at) at time zone 'UTC' at time zone '${timezone}')::date`;
}

/** Stands in for conversation_facts, for tone_at_arrival: the mean tone of the customer's first turn. */
export function arrivalsWithoutFacts(settings: FactSettings): string {
  return `(
    with ${heard(settings)},
    begun as (
      select conversation_id, episode, ${week(settings)} as week, min(place) filter (side = 'customer') as arrives
      from heard group by conversation_id, episode
    ),
    answered as (
      select conversation_id, episode, any_value(week) as week, any_value(arrives) as arrives,
        min(place) filter (side = 'agent' and place > arrives) as answers
      from heard join begun using (conversation_id, episode) group by conversation_id, episode
    )
    select conversation_id, any_value(customer_id) as customer_id, any_value(week) as week, avg(tone) as tone_start
    from heard join answered using (conversation_id, episode) join conversations using (conversation_id)
    where side = 'customer' and place >= arrives and (answers is null or place < answers)
    group by conversation_id, episode
  ) as conversation_facts`;
}

/** Stands in for message_facts, for cliche_rate: agents' messages, and whether a cliché was found in each. */
export function clichesWithoutFacts(settings: FactSettings): string {
  return `(
    with ${heard(settings)},
    begun as (
      select conversation_id, episode, ${week(settings)} as week from heard group by conversation_id, episode
    )
    select week, side = 'agent' as is_human_agent, is_public, is_scored,
      message_id in (select message_id from tags where tag = 'cliche') as has_cliche
    from heard join begun using (conversation_id, episode)
  ) as message_facts`;
}
