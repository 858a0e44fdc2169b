/**
 * Silent sufferers of each topic in a period: from topic_facts what the ladder needs (metrics/silent), from the workspace
 * the surveys, the active users and the prior. Customers are counted, not messages: a conversation without an identity is
 * said and not counted, because nobody knows whether it is a customer more.
 */
import type { Filters } from '../filters';
import { silentEstimates, type AlikeCustomers } from '../metrics/silent';
import type { Silent } from '../model/silent';
import { readActiveUsers } from './activeusers';
import { daysOfData, plusDays, type Days } from './days';
import { readSurveys } from './surveys';
import { warehouse } from './warehouse';
import { whereOf } from './where';
import { dataFolder, readSettings, WorkspaceProblem } from './workspace';

/** The window of the ladder (methodology 3.2). */
const DAYS = 90;
/** Who told us: a topic is also asked about, praised and mentioned, and none of that is suffering. */
export const TOLD_US = 'is_complaint';

/** The days of the filters, else the last 90 that the data hold. */
export function silentDays({ from, to }: Pick<Filters, 'from' | 'to'>, days: Days): { from: string; to: string } {
  const last = to ?? days.last;
  return { from: from ?? plusDays(last, 1 - DAYS), to: last };
}

/**
 * The topics that somebody complained about, most customers first, or only one of them.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function silent(filters: Filters, topic?: string, folder = dataFolder()): Promise<Silent | null> {
  const days = await daysOfData(folder);
  if (!days) return null;
  const period = silentDays(filters, days);
  const [alike, { complainPrior }, surveys, activeUsers] = await Promise.all([
    alikeOf({ ...filters, ...period }, topic, folder),
    readSettings(folder),
    orProblem(readSurveys(folder)),
    orProblem(readActiveUsers(folder)),
  ]);
  const inputs = { period, prior: complainPrior, surveys: surveys.found, activeUsers: activeUsers.found };
  const titles = new Map(alike.map(({ topic, title }) => [topic, title]));
  return {
    ...inputs,
    topics: silentEstimates(alike, { ...inputs, titles }),
    problems: [...surveys.problems, ...activeUsers.problems],
  };
}

/** Says what is wrong with a file of the workspace instead of failing: the figures go on without it. */
async function orProblem<T>(reading: Promise<T[]>): Promise<{ found: T[]; problems: string[] }> {
  return reading.then(
    (found) => ({ found, problems: [] }),
    (error: unknown) => {
      if (!(error instanceof WorkspaceProblem)) throw error;
      return { found: [], problems: [error.message] };
    },
  );
}

async function alikeOf(
  filters: Filters,
  topic: string | undefined,
  folder: string,
): Promise<(AlikeCustomers & { title: string })[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query<AlikeCustomers & { title: string }>(
    `select topic, any_value(title) as title, times, severity, channels, sum(people)::integer as people
     from (
       select topic, count(distinct contact_number)::integer as times, max(severity) as severity,
         list_sort(list(distinct channel)) as channels,
         case when count(contact_number) > 0 then 1 else count(*) end as people
       from topic_facts
       where ${sql} and ${TOLD_US} ${topic === undefined ? '' : 'and topic = $topic'}
       group by topic, customer_id
     ) join topics using (topic)
     group by topic, times, severity, channels`,
    { ...params, ...(topic !== undefined && { topic }) },
  );
}
