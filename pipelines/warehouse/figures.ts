/** How many conversations' figures a change of the warehouse changes: a fingerprint of each one's facts, before and after. */
import { valueOf, type Database } from './database';

const FINGERPRINTS = `
  select conversation_id, bit_xor(fingerprint) as fingerprint from (
    select conversation_id, hash(fact) as fingerprint from conversation_facts fact
    union all select conversation_id, hash(fact) from message_facts fact
    union all select conversation_id, hash(fact) from turn_facts fact
    union all select conversation_id, hash(fact) from promise_facts fact
  ) group by conversation_id`;

/** Keeps the fingerprints of today's facts in staging. */
export async function rememberFigures({ connection }: Database): Promise<void> {
  await connection.run(`create or replace table staging.figures_before as ${FINGERPRINTS}`);
}

/** Conversations whose facts are other ones than when they were remembered; new and gone ones count too. */
export async function changedFigures({ connection }: Database): Promise<number> {
  const changed = await valueOf<number>(
    connection,
    `select count(*) from (${FINGERPRINTS}) after full join staging.figures_before before using (conversation_id)
     where after.fingerprint is distinct from before.fingerprint`,
  );
  return changed ?? 0;
}
