/** What is said to queries that are not run, whichever engine would have run them. */
import type { ConsoleProblem } from '../../model/console';
import { ConsoleFailure } from './problem';

/** Longer texts are no questions of a person's; the syntax tree of one would take minutes. */
const LONGEST = 100_000;

export function refused(message: string, hint: string): ConsoleFailure {
  return new ConsoleFailure({ kind: 'refused', message, hint });
}

/** @throws ConsoleFailure */
export function refuseTooLong(sql: string): void {
  if (sql.length > LONGEST)
    throw refused(`This query has ${sql.length} characters; the console takes ${LONGEST}.`, 'Break it up.');
}

/** @param example a query that would be one */
export const nothingYet = (example: string) => refused('There is no query yet.', `For example: ${example}`);

/** @param count as words or a number */
export function severalStatements(count: string): ConsoleProblem {
  return {
    kind: 'refused',
    message: `Expected one query, found ${count} statements.`,
    hint: 'Run them one by one; WITH gives a step a name inside one query.',
  };
}

export function explainProblem(): ConsoleProblem {
  return {
    kind: 'refused',
    message: 'EXPLAIN is not written here.',
    hint: 'Ask for the plan of the query instead: the button Plan, isPlan over HTTP, --plan on a terminal.',
  };
}

/** All that is refused in one problem, at the place of the first. */
export function together(refusals: readonly ConsoleProblem[]): ConsoleProblem {
  const messages = [...new Set(refusals.map(({ message }) => message))];
  const more = messages.length > 3 ? ` And ${messages.length - 3} more.` : '';
  return { ...refusals[0]!, message: messages.slice(0, 3).join(' ') + more };
}
