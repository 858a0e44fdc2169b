/**
 * The log of who did what: audit/YYYY-MM.ndjson in the workspace, one line each, only ever appended to. No texts of
 * messages, no words that somebody searched for, no values out of queries: what is forgotten about a customer must not
 * live on in the log of who looked for them.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { LIST_FILTERS } from '../../filters';
import type { AuditLine, Details, Logged } from '../../model/audit';
import { storeOf } from '../store/store';
import { dataFolder } from '../workspace/workspace';

const LONGEST = 2000;

/** Writes who asked, from where, and what. Never throws: a full disk must not keep people from reading. */
export async function audit(event: RequestEvent, what: Logged, details: Details): Promise<void> {
  const { user, address } = event.locals;
  await writeAudit({ user: user?.name ?? (what === 'failed login' ? 'nobody' : 'local'), what, address, details });
}

/** A request by the table of rights: its route, and which part of the data it was about. */
export async function auditRequest(event: RequestEvent, what: Logged): Promise<void> {
  const selected = [...event.url.searchParams].filter(
    ([name, value]) => TOLD.has(name) && /^[\w.:-]{1,60}$/.test(value),
  );
  const selection = selected.map(([name, value]) => `${name}=${value}`);
  await audit(event, what, {
    ...{ route: event.route.id, method: event.request.method },
    ...event.params,
    ...(selection.length && { selection }),
    ...event.locals.told,
  });
}

/** Filters whose values are words of ours; what somebody searched for is not told. */
const TOLD = new Set<string>([...LIST_FILTERS, 'from', 'to', 'metric', 'by', 'tag', 'question', 'import', 'kind']);

/** The same for the command line. */
export async function auditShell(what: Logged, details: Details, folder = dataFolder()): Promise<void> {
  await writeAudit({ user: 'shell', what, address: null, details }, folder);
}

/** The log in which lines of a month stand. @param month such as 2026-11 */
export const auditLogOf = (month: string): string => `audit/${month}.ndjson`;

async function writeAudit(line: Omit<AuditLine, 'at'>, folder = dataFolder()): Promise<void> {
  const at = new Date().toISOString();
  const details = Object.fromEntries(
    Object.entries(line.details).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.slice(0, LONGEST) : value,
    ]),
  );
  try {
    await storeOf(folder).append(auditLogOf(at.slice(0, 7)), JSON.stringify({ at, ...line, details }));
  } catch (error) {
    console.error(`The log could not be written (${(error as Error).message}):`, line.user, line.what);
  }
}
