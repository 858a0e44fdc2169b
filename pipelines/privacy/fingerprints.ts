/**
 * A fingerprint is a hash of what the export said; what was taken out could be guessed from it. One with a salt that is
 * thrown away tells only which versions are the same, which is what taking an import back asks for.
 */
import { randomBytes } from 'node:crypto';
import type { Database } from '../warehouse/database';

const TABLES = ['conversations', 'import_conversations', 'kept_conversations', 'kept_messages'];

/** @param chosen a query that gives the ids of conversations */
export async function hideFingerprints({ connection }: Database, chosen: string): Promise<void> {
  const salt = randomBytes(16).toString('hex');
  await connection.run(`create or replace table staging.hidden as select conversation_id from (${chosen})`);
  for (const table of TABLES)
    await connection.run(`
      update ${table} set fingerprint = md5('${salt}' || fingerprint)
      where conversation_id in (select conversation_id from staging.hidden)`);
}
