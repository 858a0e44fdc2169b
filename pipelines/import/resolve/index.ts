/**
 * From records as they were read to conversations that can be compared and loaded, in SQL on the staging tables, so
 * that memory does not follow the size of the export. Each step is a file that says what it decides.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { compareWithStored, type Verdicts } from './compare';
import { gatherConversations } from './conversations';
import { removeDuplicates } from './duplicates';
import { settleRoles } from './roles';
import { settleThreads } from './threads';

export interface Resolved extends Verdicts {
  /** reason -> number of records left out on purpose */
  skippedReasons: Record<string, number>;
  conversations: number;
  messages: number;
  /** the export's own last instant, when it says nothing better: its latest message or change */
  lastInstant: Date | null;
}

/** Resolves what was read of one account. `account` becomes part of every id: `format:account`. */
export async function resolveRecords(connection: DuckDBConnection, account: string): Promise<Resolved> {
  const duplicates = await removeDuplicates(connection);
  await settleThreads(connection);
  await settleRoles(connection);
  const gathered = await gatherConversations(connection, account);
  const verdicts = await compareWithStored(connection);
  const skippedReasons: Record<string, number> = {};
  if (duplicates) skippedReasons['the same message again'] = duplicates;
  if (gathered.withoutMessages) skippedReasons['conversation without messages'] = gathered.withoutMessages;
  if (verdicts.older) skippedReasons['conversation older than the one already imported'] = verdicts.older;
  return { ...verdicts, ...gathered, skippedReasons };
}
