/**
 * From records as they were read to conversations that can be compared and loaded, in SQL on the staging tables, so
 * that memory does not follow the size of the export. Each step is a file that says what it decides.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { leaveOut, type LeftOut } from '../../privacy/forgotten';
import { compareWithStored, type Verdicts } from './compare';
import { gatherConversations } from './conversations';
import { removeDuplicates } from './duplicates';
import { countFates, type Fates } from './fates';
import { settleConversations } from './latest';
import { settleRoles } from './roles';
import { settleThreads } from './threads';

export interface Resolved extends Verdicts {
  /** what became of the records */
  fates: Fates;
  conversations: number;
  messages: number;
  /** the export's own last instant, when it says nothing better: its latest message or change */
  lastInstant: Date | null;
}

/** Resolves what was read of one account. `account` becomes part of every id: `format:account`. */
export async function resolveRecords(
  connection: DuckDBConnection,
  account: string,
  leftOut?: LeftOut,
): Promise<Resolved> {
  const duplicates = await removeDuplicates(connection);
  await settleThreads(connection);
  await settleConversations(connection);
  await settleRoles(connection);
  const forgotten = await leaveOut(connection, account, leftOut);
  const gathered = await gatherConversations(connection, account);
  const verdicts = await compareWithStored(connection);
  return { ...verdicts, ...gathered, fates: await countFates(connection, account, { duplicates, forgotten }) };
}
