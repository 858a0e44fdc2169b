/** Weeks as a series: none left out, and the last one marked while it may still change. */
import type { Cut } from './compose';

const DAY = 86_400_000;

/** Conversations and open ones by week, to tell which weeks are unfinished. The filters are those of conversation_facts. */
export function weeksSql({ where = '' }: Pick<Cut, 'where'> = {}): string {
  const filter = ['', 'true'].includes(where.trim()) ? '' : `where ${where}\n`;
  return `select
  coalesce(cast(week as varchar), '') as key,
  count(*) as n,
  sum(case when is_open then 1 else 0 end) as open
from conversation_facts
${filter}group by week`;
}

export interface WeekRow {
  key: string;
  n: number | bigint;
  open: number | bigint;
}

/**
 * Weeks whose figures may mislead: those of which the selection or the data hold fewer than seven days,
 * and the last one while it has open conversations.
 * @param firstDay,lastDay local days (YYYY-MM-DD) between which there can be conversations at all
 */
export function incompleteWeeks(rows: readonly WeekRow[], firstDay: string, lastDay: string): Set<string> {
  const weeks = rows.filter(({ key }) => key !== '').sort((a, b) => (a.key < b.key ? -1 : 1));
  const incomplete = weeks.filter(({ key }) => key < firstDay || addDays(key, 6) > lastDay).map(({ key }) => key);
  const last = weeks.at(-1);
  return new Set(last && Number(last.open) > 0 ? [...incomplete, last.key] : incomplete);
}

/** The week keys from the first to the last, those without data included, so that a gap is drawn as a gap. */
export function everyWeek(keys: readonly string[]): string[] {
  const known = keys.filter((key) => key !== '').sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const weeks: string[] = [];
  for (let week = first; week <= last; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** Calendar arithmetic on YYYY-MM-DD; no zone is involved. */
function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
