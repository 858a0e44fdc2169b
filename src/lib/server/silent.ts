/**
 * Silent sufferers of each topic in a period: from topic_facts what the ladder needs (metrics/silent), from the workspace
 * the surveys, the active users and the prior. Customers are counted, not messages: a conversation without an identity is
 * said and not counted, because nobody knows whether it is a customer more.
 */
import type { Filters } from '../filters';
import { silentEstimate } from '../metrics/silent';
import type { ActiveUsers, Silent, SilentEvidence, Survey } from '../model/silent';
import { activeUsersOf, readActiveUsers } from './activeusers';
import { daysOfData, plusDays, type Days } from './days';
import { readSurveys } from './surveys';
import { warehouse } from './warehouse';
import { whereOf } from './where';
import { dataFolder, readSettings, WorkspaceProblem } from './workspace';

/** The window of the ladder (methodology 3.2). */
const DAYS = 90;
/** Who told us: a topic is also asked about, praised and mentioned, and none of that is suffering. */
export const TOLD_US = 'is_complaint';

/** Customers of one topic who are alike in what the ladder asks for. */
interface Alike {
  topic: string;
  title: string;
  /** contacts a day or more apart; 0 for conversations without identity */
  times: number;
  severity: number | null;
  channels: string[];
  people: number;
}

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
  const topics = byTopic(alike).map((people) => estimateOf(people, inputs));
  return {
    ...inputs,
    topics: topics.sort((one, other) => other.told - one.told || (one.title < other.title ? -1 : 1)),
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

async function alikeOf(filters: Filters, topic: string | undefined, folder: string): Promise<Alike[]> {
  const { sql, params } = whereOf(filters, 'topic_facts');
  return warehouse(folder).query<Alike>(
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

function byTopic(alike: readonly Alike[]): Alike[][] {
  const topics = new Map<string, Alike[]>();
  for (const one of alike) topics.set(one.topic, [...(topics.get(one.topic) ?? []), one]);
  return [...topics.values()];
}

interface Inputs {
  period: { from: string; to: string };
  prior: SilentEvidence['prior'];
  surveys: Survey[];
  activeUsers: ActiveUsers[];
}

function estimateOf(alike: readonly Alike[], { period, prior, surveys, activeUsers }: Inputs) {
  const { topic, title } = alike[0]!;
  const names = [topic, title];
  const told = alike.filter(({ times }) => times > 0);
  return silentEstimate(
    { topic, title },
    {
      period,
      prior,
      repeats: repeatsOf(told),
      withoutIdentity: alike.reduce((sum, { times, people }) => sum + (times > 0 ? 0 : people), 0),
      channels: channelsOf(told),
      severities: severitiesOf(told),
      surveys: surveys.filter((survey) => names.some((name) => name.toLowerCase() === survey.topic.toLowerCase())),
      activeUsers: activeUsersOf(activeUsers, names, period),
    },
  );
}

/** f1, f2, f3 … */
function repeatsOf(told: readonly Alike[]): number[] {
  const repeats = new Array<number>(Math.max(0, ...told.map(({ times }) => times))).fill(0);
  for (const { times, people } of told) repeats[times - 1]! += people;
  return repeats;
}

function severitiesOf(told: readonly Alike[]): Record<number, number> {
  const severities: Record<number, number> = {};
  for (const { severity, people } of told)
    if (severity !== null) severities[severity] = (severities[severity] ?? 0) + people;
  return severities;
}

/** The two channels with most customers, and how many wrote in both. */
function channelsOf(told: readonly Alike[]): SilentEvidence['channels'] {
  const count = (isIn: (channels: string[]) => boolean) =>
    told.reduce((sum, { channels, people }) => sum + (isIn(channels) ? people : 0), 0);
  const known = [...new Set(told.flatMap(({ channels }) => channels))].sort();
  const [first, second] = known
    .map((name) => ({ name, customers: count((channels) => channels.includes(name)) }))
    .sort((one, other) => other.customers - one.customers);
  if (!first || !second) return null;
  return {
    names: [first.name, second.name],
    customers: [first.customers, second.customers],
    both: count((channels) => channels.includes(first.name) && channels.includes(second.name)),
  };
}
