/**
 * Rows in = rows out. Every record that was read is imported, unchanged, rejected or left out for a reason; an import
 * whose figures do not add up has lost something, and is not put into place.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { CannotWork } from '../errors';
import { valueOf } from '../warehouse/database';

export interface Balance {
  read: number;
  /** conversation records, messages and people that went into the warehouse */
  conversations: number;
  messages: number;
  people: number;
  /** conversation records and messages of conversations that were stored already as they are */
  unchanged: number;
  /** kept in the table rejects */
  rejected: number;
  /** left out on purpose, for the reasons that are told */
  skipped: number;
}

/** Messages of the export as they stand in the warehouse: what is stored, less the earlier ones that stayed. */
export async function loadedMessages(connection: DuckDBConnection): Promise<number> {
  const stored = await valueOf<number>(
    connection,
    `select (select count(*) from messages semi join staging.todo using (conversation_id))
      - (select count(*) from staging.remaining)`,
  );
  return stored ?? 0;
}

export const importedRecords = ({ conversations, messages, people }: Balance) => conversations + messages + people;

/** @throws CannotWork naming the difference */
export function checkBalance(account: string, balance: Balance): void {
  const { read, conversations, messages, people, unchanged, rejected, skipped } = balance;
  const missing = read - (importedRecords(balance) + unchanged + rejected + skipped);
  if (missing === 0) return;
  throw new CannotWork(
    `The import of ${account} does not add up: ${read} records were read, but ${conversations} conversation records, ` +
      `${messages} messages and ${people} people imported, ${unchanged} unchanged, ${rejected} rejected and ${skipped} left ` +
      `out are ${Math.abs(missing)} ${missing > 0 ? 'too few' : 'too many'}. This is a fault of undertone, not of the export: ` +
      'nothing was changed; please report this sentence.',
  );
}
