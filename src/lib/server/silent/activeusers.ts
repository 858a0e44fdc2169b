/**
 * How many use what a topic is about: <data>/workspace/exposure.csv with the columns feature, from, to, active_users, as a
 * product's own statistics give them. They are the ceiling of every estimate of the silent.
 */
import Papa from 'papaparse';
import { isDay } from '../../filters';
import { EXPOSURE_COLUMNS, type ActiveUsers } from '../../model/silent';
import { csvOf } from '../report/csv';
import { documentOf, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'exposure.csv';
const MEND = 'Correct the file, or remove it to go on without a ceiling.';

const ACTIVE_USERS = documentOf(FILE, (text) => (text === null ? [] : activeUsersFrom(text)), textOf);

/** In the order in which they stand. @throws WorkspaceProblem with everything that is wrong, by line and column */
export const readActiveUsers = (folder = dataFolder()): Promise<ActiveUsers[]> => ACTIVE_USERS.read(folder);

/** Adds a row, in place of one about the same feature and days. @throws WorkspaceProblem when it cannot be kept */
export async function addActiveUsers(given: unknown, folder = dataFolder()): Promise<ActiveUsers> {
  const { feature, from, to, activeUsers } = (given ?? {}) as Partial<Record<keyof ActiveUsers, unknown>>;
  const fields = [feature, from, to, activeUsers].map((value) => String(value ?? '').trim());
  const problems = problemsOfRow(fields);
  if (problems.length) throw new WorkspaceProblem('the active users', problems.join(' '), 'Nothing was changed.');
  const added = rowFrom(fields);
  return ACTIVE_USERS.change(folder, (rows) => ({
    kept: [...rows.filter((row) => !isSame(row, added)), added],
    answer: added,
  }));
}

/** Removes the row about a feature and days; false when there is none. */
export const removeActiveUsers = (
  which: Pick<ActiveUsers, 'feature' | 'from' | 'to'>,
  folder = dataFolder(),
): Promise<boolean> => ACTIVE_USERS.change(folder, (rows) => without(rows, (row) => isSame(row, which)));

/** The content of an exposure.csv. @throws WorkspaceProblem with everything that is wrong, by line and column */
export function activeUsersFrom(text: string): ActiveUsers[] {
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, '')).data;
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = EXPOSURE_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length)
    throw new WorkspaceProblem(
      `workspace/${FILE}`,
      `line 1: expected the columns ${EXPOSURE_COLUMNS.join(', ')}; missing: ${missing.join(', ')}.`,
      MEND,
    );
  const numbered = lines
    .map((line, index) => ({
      line: index + 2,
      fields: EXPOSURE_COLUMNS.map((name) => (line[names.indexOf(name)] ?? '').trim()),
    }))
    .filter(({ fields }) => fields.some((field) => field !== ''));
  const problems = numbered.flatMap(({ line, fields }) =>
    problemsOfRow(fields).map((problem) => `line ${line}: ${problem}`),
  );
  if (problems.length) throw new WorkspaceProblem(`workspace/${FILE}`, problems.join(' '), MEND);
  return numbered.map(({ fields }) => rowFrom(fields));
}

function problemsOfRow([feature = '', from = '', to = '', users = '']: readonly string[]): string[] {
  const wrong = (column: string, expected: string, found: string, isPossible: boolean) =>
    isPossible ? [] : [`"${column}": expected ${expected}, found "${found}".`];
  return [
    ...wrong('feature', 'the id or title of a topic', feature, feature !== ''),
    ...wrong('from', 'a day such as 2024-05-16', from, isDay(from)),
    ...wrong('to', 'a day such as 2024-05-16', to, isDay(to)),
    ...wrong('to', `a day from ${from} on`, to, !isDay(from) || !isDay(to) || from <= to),
    ...wrong('active_users', 'a whole number from 1, without separators', users, /^[1-9]\d{0,11}$/.test(users)),
  ];
}

function rowFrom([feature = '', from = '', to = '', users = '']: readonly string[]): ActiveUsers {
  return { feature, from, to, activeUsers: Number(users) };
}

function isSame(one: ActiveUsers, other: Pick<ActiveUsers, 'feature' | 'from' | 'to'>): boolean {
  return one.feature.toLowerCase() === other.feature.toLowerCase() && one.from === other.from && one.to === other.to;
}

function textOf(rows: readonly ActiveUsers[]): string {
  const cells = rows.map(({ feature, from, to, activeUsers }) => [feature, from, to, activeUsers]);
  return csvOf([], { columns: [...EXPOSURE_COLUMNS], rows: cells });
}
