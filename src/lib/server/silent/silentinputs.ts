/** What is known of the silent beside conversations: days, prior, surveys, active users, and what topics are called. */
import type { Filters } from '../../filters';
import type { SilentInputs } from '../../metrics/silent';
import { readActiveUsers } from './activeusers';
import { daysOfData, plusDays, type Days } from '../report/days';
import { topicTitles } from '../people/info';
import { readSurveys } from './surveys';
import { readSettings, WorkspaceProblem } from '../workspace/workspace';

/** The window of the ladder (methodology 3.2). */
const DAYS = 90;

/** The days of the filters, else the last 90 that the data hold. */
export function silentDays({ from, to }: Pick<Filters, 'from' | 'to'>, days: Days): { from: string; to: string } {
  const last = to ?? days.last;
  return { from: from ?? plusDays(last, 1 - DAYS), to: last };
}

/**
 * Read anew each time: what somebody puts in is in the figures at once. What is wrong with a file is said, and the
 * figures go on without it. null: a warehouse without conversations.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function silentInputs(
  filters: Pick<Filters, 'from' | 'to'>,
  folder: string,
): Promise<{ inputs: SilentInputs; problems: string[] } | null> {
  const days = await daysOfData(folder);
  if (!days) return null;
  const [titles, { complainPrior }, surveys, activeUsers] = await Promise.all([
    topicTitles(folder),
    readSettings(folder),
    orProblem(readSurveys(folder)),
    orProblem(readActiveUsers(folder)),
  ]);
  return {
    inputs: {
      period: silentDays(filters, days),
      prior: complainPrior,
      surveys: surveys.found,
      activeUsers: activeUsers.found,
      titles,
    },
    problems: [...surveys.problems, ...activeUsers.problems],
  };
}

async function orProblem<T>(reading: Promise<T[]>): Promise<{ found: T[]; problems: string[] }> {
  return reading.then(
    (found) => ({ found, problems: [] }),
    (error: unknown) => {
      if (!(error instanceof WorkspaceProblem)) throw error;
      return { found: [], problems: [error.message] };
    },
  );
}
