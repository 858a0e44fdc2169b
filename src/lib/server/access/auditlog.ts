/** The log read again, newest line first, and shortened where the team keeps nothing for so long. */
import { isDay } from '../../filters';
import { LOGGED, type AuditFilter, type AuditLine, type Logged } from '../../model/audit';
import { csvOf, type Cell } from '../report/csv';
import { storeOf } from '../store/store';
import { dataFolder } from '../workspace/workspace';
import { auditLogOf } from './audit';

/** What the address says; values that cannot be are left out. */
export function auditFilterFrom({ searchParams }: URL): AuditFilter {
  const value = (name: string) => searchParams.get(name)?.trim() || null;
  const day = (name: string) => (isDay(value(name) ?? '') ? value(name) : null);
  const what = LOGGED.find((one) => one === value('what')) ?? null;
  return { user: value('user')?.toLowerCase() ?? null, what, from: day('from'), to: day('to') };
}

/** The newest lines that fit, at most so many. A line that a crash cut off is left out. */
export async function readAudit(filter: AuditFilter, most: number, folder = dataFolder()): Promise<AuditLine[]> {
  const found: AuditLine[] = [];
  for (const month of (await months(folder)).reverse()) {
    if ((filter.from && month < filter.from.slice(0, 7)) || (filter.to && month > filter.to.slice(0, 7))) continue;
    const lines = (await storeOf(folder).lines(auditLogOf(month))).reverse();
    for (const line of lines.flatMap(lineOf)) {
      if (fits(line, filter)) found.push(line);
      if (found.length === most) return found;
    }
  }
  return found;
}

/** The same as CSV. */
export function auditCsv(lines: AuditLine[]): string {
  const rows = lines.map((line): Cell[] => [line.at, line.user, line.what, line.address, JSON.stringify(line.details)]);
  return csvOf([], { columns: ['at', 'user', 'what', 'address', 'details'], rows });
}

/** Takes out what was written before an instant. Called where conversations of that age are forgotten. */
export async function forgetAudit(before: Date, folder = dataFolder()): Promise<void> {
  const instant = before.toISOString();
  for (const month of await months(folder)) {
    if (month > instant.slice(0, 7)) continue;
    await storeOf(folder).keepLines(auditLogOf(month), (line) => (lineOf(line)[0]?.at ?? '') >= instant);
  }
}

async function months(folder: string): Promise<string[]> {
  const { logs } = await storeOf(folder).list();
  return logs.flatMap((log) => /^audit\/(\d{4}-\d{2})\.ndjson$/.exec(log)?.[1] ?? []).sort();
}

function fits({ at, user, what }: AuditLine, filter: AuditFilter): boolean {
  const day = at.slice(0, 10);
  return (
    (filter.user === null || user === filter.user) &&
    (filter.what === null || what === filter.what) &&
    (filter.from === null || day >= filter.from) &&
    (filter.to === null || day <= filter.to)
  );
}

function lineOf(text: string): AuditLine[] {
  try {
    const line = JSON.parse(text) as Partial<AuditLine>;
    const isLine = typeof line.at === 'string' && typeof line.user === 'string' && LOGGED.includes(line.what as Logged);
    return isLine ? [{ address: null, details: {}, ...line } as AuditLine] : [];
  } catch {
    return [];
  }
}
