/**
 * Who speaks: customer, agent, bot or system. In this order:
 * 1. what the message says; 2. what the people records say; 3. the conversation's own customer;
 * 4. the role the same author has elsewhere in the conversation; 5. agent, when the author is an agent anywhere in the
 * export or the message is internal; 6. the customer, for whoever opened a conversation that has no customer yet;
 * 7. agent.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

/** Fills staging.spoken (one row a message, with role and position) and staging.people (one row a person). */
export async function settleRoles(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create or replace table staging.people as
    select key, arg_max(role, seq) as role, arg_max(name, seq) as name, lower(trim(arg_max(email, seq))) as email
    from staging.people_read group by key`);
  await connection.run(`
    create or replace table staging.ordered as
    select message.* exclude (role),
      row_number() over (partition by conversation order by sent_at, given_order, message.seq) - 1 as position,
      coalesce(message.role, person.role, case when author = latest.customer then 'customer' end) as said_role
    from staging.threaded message
    left join staging.people person on person.key = message.author
    left join staging.latest on latest.id = message.conversation`);
  await connection.run(`
    create or replace table staging.spoken as
    with here as (
      select conversation, author, min(said_role) as role from staging.ordered
      where said_role in ('customer', 'agent', 'bot') and author is not null group by all
    ), agents as (
      select distinct author from staging.ordered where said_role = 'agent' and author is not null
    ), opened as (
      select conversation, arg_min(author, position) as author, min(position) as position
      from staging.ordered where said_role is null and is_public
        and conversation not in (select conversation from staging.ordered where said_role = 'customer')
      group by conversation
    )
    select message.* exclude (said_role),
      case
        when said_role is not null then said_role
        when here.role is not null then here.role
        when agents.author is not null or not is_public then 'agent'
        when opened.author = message.author or opened.position = message.position then 'customer'
        else 'agent'
      end as role
    from staging.ordered message
    left join here on here.conversation = message.conversation and here.author = message.author
    left join agents on agents.author = message.author
    left join opened on opened.conversation = message.conversation`);
}
