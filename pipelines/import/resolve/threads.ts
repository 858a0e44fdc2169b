/**
 * Conversations out of reply graphs, for exports that only say which message answers which (twcs.csv).
 * A message belongs to the conversation of the first message up its chain; an answer to a message that is not in the
 * export starts a conversation of its own. Every step doubles the distance looked up, so a chain of a million
 * answers takes 20 steps.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { valueOf } from '../../warehouse/database';

/** Fills staging.threaded: identified, with a conversation for every message. */
export async function settleThreads(connection: DuckDBConnection): Promise<void> {
  // A reply cannot be older than what it answers. Keeping only links that go back in time (then in id order) makes
  // the graph free of cycles whatever the file says.
  await connection.run(`
    create or replace table staging.roots as
    select message.id, coalesce(parent.id, message.id) as root
    from staging.identified message
    left join staging.identified parent on parent.id = message.parent
      and (parent.sent_at < message.sent_at or (parent.sent_at = message.sent_at and parent.id < message.id))
    where message.conversation is null`);
  while (await valueOf(connection, farther)) {
    await connection.run(`
      create or replace table staging.roots_next as
      select here.id, coalesce(above.root, here.root) as root
      from staging.roots here left join staging.roots above on above.id = here.root`);
    await connection.run('drop table staging.roots; alter table staging.roots_next rename to roots');
  }
  await connection.run(`
    create or replace table staging.threaded as
    select message.* exclude (conversation),
      coalesce(message.conversation, top.conversation, roots.root) as conversation,
      message.conversation is null as is_threaded
    from staging.identified message
    left join staging.roots on message.conversation is null and roots.id = message.id
    left join staging.identified top on top.id = roots.root and top.conversation is not null`);
}

const farther = `
  select 1 from staging.roots here join staging.roots above on above.id = here.root
  where above.root <> here.root limit 1`;
