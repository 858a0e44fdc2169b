/** What is known of each topic, gathered from groups of customers who are alike and from what the workspace holds. */
import type { ActiveUsers, SilentEstimate, SilentEvidence, Survey } from '../../model/silent';
import { silentEstimate } from './estimate';

/** Customers of one topic who are alike in what the ladder asks for: a row of composeSql(topicSilent). */
export interface AlikeCustomers {
  topic: string;
  /** contacts a day or more apart; 0 for people whom the export does not tell apart */
  times: number;
  /** of the worst contact */
  severity: number | null;
  channels: string[];
  people: number;
}

/** What does not come from conversations. */
export interface SilentInputs {
  period: { from: string; to: string };
  prior: SilentEvidence['prior'];
  surveys: readonly Survey[];
  activeUsers: readonly ActiveUsers[];
  /** topic -> what it is called */
  titles: ReadonlyMap<string, string>;
}

/** One estimate for each topic that somebody complained about, most customers first. */
export function silentEstimates(rows: readonly AlikeCustomers[], inputs: SilentInputs): SilentEstimate[] {
  const topics = new Map<string, AlikeCustomers[]>();
  for (const row of rows) {
    const known = topics.get(row.topic);
    if (known) known.push(row);
    else topics.set(row.topic, [row]);
  }
  return [...topics]
    .map(([topic, alike]) => {
      const title = inputs.titles.get(topic) ?? topic;
      return silentEstimate({ topic, title }, evidenceOf([topic, title], alike, inputs));
    })
    .sort((one, other) => other.told - one.told || (one.title < other.title ? -1 : 1));
}

function evidenceOf(names: string[], alike: readonly AlikeCustomers[], inputs: SilentInputs): SilentEvidence {
  const told = alike.filter(({ times }) => times > 0);
  const { period, prior, surveys, activeUsers } = inputs;
  return {
    period,
    prior,
    repeats: repeatsOf(told),
    withoutIdentity: alike.reduce((sum, { times, people }) => sum + (times > 0 ? 0 : people), 0),
    channels: channelsOf(told),
    severities: severitiesOf(told),
    surveys: surveys.filter(({ topic }) => names.some((name) => name.toLowerCase() === topic.toLowerCase())),
    activeUsers: activeUsersOf(activeUsers, names, period),
  };
}

/** f1, f2, f3 … */
function repeatsOf(told: readonly AlikeCustomers[]): number[] {
  const repeats = new Array<number>(Math.max(0, ...told.map(({ times }) => times))).fill(0);
  for (const { times, people } of told) repeats[times - 1]! += people;
  return repeats;
}

function severitiesOf(told: readonly AlikeCustomers[]): Record<number, number> {
  const severities: Record<number, number> = {};
  for (const { severity, people } of told)
    if (severity !== null) severities[severity] = (severities[severity] ?? 0) + people;
  return severities;
}

/** The two channels with most customers, and how many wrote in both. */
function channelsOf(told: readonly AlikeCustomers[]): SilentEvidence['channels'] {
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

const DAY = 24 * 60 * 60 * 1000;

/** The row that says most of these days about a topic: of those with as many days in common, the last. */
export function activeUsersOf(
  rows: readonly ActiveUsers[],
  names: readonly string[],
  period: { from: string; to: string },
): ActiveUsers | null {
  const wanted = names.map((name) => name.toLowerCase());
  const common = ({ from, to }: ActiveUsers) =>
    (Date.parse(to < period.to ? to : period.to) - Date.parse(from > period.from ? from : period.from)) / DAY + 1;
  return rows
    .filter((row) => wanted.includes(row.feature.toLowerCase()) && common(row) > 0)
    .reduce<ActiveUsers | null>((best, row) => (best && common(best) > common(row) ? best : row), null);
}
