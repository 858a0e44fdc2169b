/**
 * Leaves out of an import who and what was forgotten on purpose, and what is older than conversations are kept: on the
 * staging tables, before anything of it becomes a row of the warehouse.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DateTime } from 'luxon';
import type { Decisions } from '../decisions';
import type { Identity } from '../import/identity';
import { quoted, rowsOf, valueOf } from '../warehouse/database';

export const FORGOTTEN = 'forgotten on purpose, or older than conversations are kept';

export interface LeftOut {
  identity: Identity;
  customers: ReadonlySet<string>;
  /** conversations that ended before this instant are not kept; null: all are */
  cutoff: Date | null;
}

/** What the workspace says about it. @param now what the days of retention are counted back from */
export function leftOutBy(
  { forgotten, settings }: Pick<Decisions, 'forgotten' | 'settings'>,
  identity: Identity,
  now = new Date(),
): LeftOut {
  const byDay = forgotten.before ? startOfDay(forgotten.before, settings.timezone) : null;
  const byAge = settings.retentionDays === null ? null : new Date(now.getTime() - settings.retentionDays * 86_400_000);
  const instants = [byDay, byAge].filter((instant) => instant !== null).map((instant) => instant.getTime());
  return {
    identity,
    customers: new Set(forgotten.customers.map(({ id }) => id)),
    cutoff: instants.length ? new Date(Math.max(...instants)) : null,
  };
}

/** The first instant of a day where the team is. */
export function startOfDay(day: string, timezone: string): Date {
  return DateTime.fromISO(day, { zone: timezone }).toJSDate();
}

/**
 * Takes them out of staging.spoken and staging.latest, and names the conversations in staging.left_out.
 * @returns how many messages that were
 */
export async function leaveOut(connection: DuckDBConnection, account: string, leftOut?: LeftOut): Promise<number> {
  const { customers = new Set<string>(), cutoff = null, identity } = leftOut ?? {};
  await connection.run('create or replace table staging.left_out (conversation varchar)');
  if (!identity || (customers.size === 0 && cutoff === null)) return 0;
  const keys = customers.size ? await forgottenKeys(connection, account, identity, customers) : [];
  const nameless = customers.size ? await forgottenNameless(connection, account, identity, customers) : [];
  const listed = keys.map(quoted).join(', ') || 'null';
  await connection.run(`
    insert into staging.left_out
    select id as conversation from staging.latest where customer in (${listed})
    union
    select conversation from (
      select conversation, arg_min(author, position) filter (role = 'customer' and author is not null) as customer,
        max(sent_at) as ended_at
      from staging.spoken group by conversation)
    where customer in (${listed}) or conversation in (${nameless.map(quoted).join(', ') || 'null'})
      or ${cutoff ? `ended_at < ${quoted(cutoff.toISOString().replace('Z', ''))}::timestamp` : 'false'}`);
  const theirs = `conversation in (from staging.left_out) or (role = 'customer' and author in (${listed}))`;
  const messages = await valueOf<number>(connection, `select count(*) from staging.spoken where ${theirs}`);
  await connection.run(`delete from staging.spoken where ${theirs}`);
  await connection.run('delete from staging.latest where id in (from staging.left_out)');
  return messages ?? 0;
}

/** Keys by which this export names who was forgotten. */
async function forgottenKeys(
  connection: DuckDBConnection,
  account: string,
  identity: Identity,
  customers: ReadonlySet<string>,
): Promise<string[]> {
  const people = await rowsOf<{ key: string; email: string | null }>(
    connection,
    `select distinct named.key, person.email from (
       select author as key from staging.spoken where role = 'customer' and author is not null
       union select customer from staging.latest where customer is not null) named
     left join staging.people person using (key)`,
  );
  return people.filter(({ key, email }) => customers.has(identity.customer(account, key, email))).map(({ key }) => key);
}

/** Conversations without a known customer are customers of their own (compose.ts). */
async function forgottenNameless(
  connection: DuckDBConnection,
  account: string,
  identity: Identity,
  customers: ReadonlySet<string>,
): Promise<string[]> {
  const rows = await rowsOf<{ conversation: string }>(connection, 'select distinct conversation from staging.spoken');
  return rows
    .map(({ conversation }) => conversation)
    .filter((id) => customers.has(identity.customer(account, `conversation ${account}:${id}`)));
}
