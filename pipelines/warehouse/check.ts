/** What must hold before a warehouse may be served. A failed check leaves the served one in place. */
import { CannotWork } from '../errors';
import { valueOf, type Database } from './database';

interface Check {
  /** What is wrong, when the query finds rows. */
  problem: string;
  /** Counts the offending rows. */
  sql: string;
}

const CHECKS: Check[] = [
  {
    problem: 'conversations stored twice',
    sql: `select count(*) - count(distinct conversation_id) from conversations`,
  },
  {
    problem: 'messages stored twice',
    sql: `select count(*) - count(distinct message_id) from messages`,
  },
  {
    problem: 'messages without their conversation',
    sql: `select count(*) from messages anti join conversations using (conversation_id)`,
  },
  {
    problem: 'conversations without messages',
    sql: `select count(*) from conversations anti join messages using (conversation_id)`,
  },
  {
    problem: 'tags without their message',
    sql: `select count(*) from tags anti join messages using (message_id)`,
  },
  {
    problem: 'tags whose matched text does not stand at their offsets',
    sql: `select count(*) from tags where end_offset <= start_offset or matched_text is null`,
  },
  {
    problem: 'conversations without facts, or facts without their conversation',
    sql: `select count(*) from (select distinct conversation_id from conversation_facts) facts
      full join conversations using (conversation_id)
      where facts.conversation_id is null or conversations.conversation_id is null`,
  },
  {
    problem: 'episodes with more than one row of facts',
    sql: `select count(*) - count(distinct (conversation_id, episode)) from conversation_facts`,
  },
  {
    problem: 'messages that do not stand in exactly one row of message_facts',
    sql: `select (select count(*) from messages anti join message_facts using (message_id))
      + (select count(*) from message_facts anti join messages using (message_id))
      + (select count(*) - count(distinct message_id) from message_facts)`,
  },
];

/** @throws CannotWork naming every check that failed */
export async function checkWarehouse({ connection }: Database): Promise<void> {
  const problems: string[] = [];
  for (const { problem, sql } of CHECKS) {
    const found = await valueOf<number>(connection, sql);
    if (found) problems.push(`${found} ${problem}`);
  }
  if (problems.length)
    throw new CannotWork(
      `The next warehouse does not agree with itself (${problems.join('; ')}), so the old one stays in place. ` +
        `This is a fault of undertone, not of the export: please report it with the output of "undertone doctor".`,
    );
}
