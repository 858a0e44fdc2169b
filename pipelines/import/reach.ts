/** Up to which instant an account's exports reach: what is open then may have ended since. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, rowsOf } from '../warehouse/database';

/** The instant to which earlier imports of this account reach. */
export async function earlierInstant(
  connection: DuckDBConnection,
  format: string,
  account: string,
): Promise<Date | null> {
  const [row] = await rowsOf<{ exported_at: Date | null }>(
    connection,
    `select arg_max(exported_at, finished_at) as exported_at from imports
     where source = ${quoted(format)} and account_id = ${quoted(account)} and taken_back_at is null`,
  );
  return row?.exported_at ?? null;
}

/** What the person says holds; otherwise an older export does not set the account's last instant back. */
export function lastInstant(said: Date | undefined, before: Date | null, own: Date | null): Date | null {
  if (said) return said;
  const instants = [before, own].filter((instant) => instant !== null).map((instant) => instant.getTime());
  return instants.length ? new Date(Math.max(...instants)) : null;
}
