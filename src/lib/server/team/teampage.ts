/** The page of the team: the four A's team by team, one figure agent by agent, and where a word might help. */
import type { Filters } from '../../filters';
import { composeSql, METRICS, metricById, resultOf, type Metric, type Row } from '../../metrics';
import { figureOnly, type MeanMetric, type SharesMetric } from '../../metrics/metric';
import type { SeriesPoint } from '../../model/figures';
import type { FourAsByTeam, Measure, PartByTeam, TeamView } from '../../model/team';
import { agentShares, isOfShare, type MetricOfShare } from './agents';
import { whatChanged } from '../report/changes';
import { coverage } from '../report/coverage';
import { heatMap } from './heatmap';
import { countedBy, lookOf, NOBODY, opens, pairOf } from '../report/looks';
import { groupsOf } from '../report/report';
import { selectionOf } from '../report/selection';
import { percent } from '../report/sentences';
import { literalWhere } from '../report/where';
import { NO_VALUE } from '../../filters';
import { dataFolder } from '../workspace/workspace';

/** What agents are first looked at by, and what the weeks show first. */
const AGENTS_BY = 'empathy_shown';
const WEEKS_BY = 'tone_at_leaving';
/** Lines of the list "where a word might help", in this order. */
const WORDS = [
  'empathy_before_explanation',
  'apology_quality',
  'promise_kept',
  'cliche_rate',
  'blame_rate',
  'link_deflection_rate',
];

/** What the URL asks for; what is no such figure becomes the usual one. */
export interface TeamState {
  by: string | null;
  weeksBy: string | null;
}

/**
 * Everything the page shows. The period is the URL's, else the last four whole weeks.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function teamPage(filters: Filters, state: TeamState, folder = dataFolder()): Promise<TeamView | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { periods, now, before, weekStart } = selection;
  const shares = METRICS.filter(isOfShare);
  const weekly = METRICS.filter((metric) => isOfWeeks(metric));
  const by = chosen(shares, state.by, AGENTS_BY);
  const weeksBy = chosen(weekly, state.weeksBy, WEEKS_BY);
  const [line, fourAs, agents, heat, words] = await Promise.all([
    coverage(now, folder),
    fourAsByTeam(metricById('four_as') as SharesMetric, now, before, folder),
    agentShares(by, now, countedBy(by), folder),
    heatMap(weeksBy, now, periods.now.to, weekStart, folder),
    Promise.all(
      WORDS.flatMap((id) => metricById(id) ?? []).map((metric) => pairOf(figureOnly(metric), now, before, folder)),
    ),
  ]);
  return {
    coverage: line,
    periods,
    fourAs,
    agents,
    heat,
    agentMeasures: shares.map(measureOf),
    heatMeasures: weekly.map(measureOf),
    words: whatChanged(words.map((pair) => lookOf(pair, now))),
  };
}

function isOfWeeks(metric: Metric): metric is MeanMetric | MetricOfShare {
  return isOfShare(metric) || (metric.kind === 'mean' && metric.unit === 'tone');
}

function chosen<Kind extends Metric>(metrics: Kind[], id: string | null, usual: string): Kind {
  const metric = metrics.find((one) => one.id === id) ?? metrics.find((one) => one.id === usual);
  if (!metric) throw new Error(`The page of the team asks for the metric ${usual}, which does not exist.`);
  return metric;
}

const measureOf = ({ id, title }: Metric): Measure => ({ id, title });

/** Each of the four A's team by team, in the order of the teams' names, with the compared period beside it. */
async function fourAsByTeam(
  metric: SharesMetric,
  now: Filters,
  before: Filters | null,
  folder: string,
): Promise<FourAsByTeam> {
  const [rows, earlier] = await Promise.all([
    groupsOf(metric, now, { by: 'team' }, folder),
    before ? groupsOf(metric, before, { by: 'team' }, folder) : null,
  ]);
  const teams = seriesByPart(metric, rows);
  const compared = earlier && seriesByPart(metric, earlier);
  const parts = metric.parts.map(({ key, label }): PartByTeam => ({
    key,
    label,
    teams: teams[key] ?? [],
    before: compared && (compared[key] ?? []),
    opens: Object.fromEntries(
      (teams[key] ?? []).map((team) => [team.key, opens({ ...now, team: [team.key] }, metric.id, key)]),
    ),
  }));
  const n = (parts[0]?.teams ?? []).reduce((sum, team) => sum + team.n, 0);
  const sql = composeSql(metric, { where: literalWhere(now, metric.table), by: 'team' });
  return { summary: summaryOf(parts), parts, n, sql };
}

/** part -> teams, by name; those without a team last */
function seriesByPart(metric: SharesMetric, rows: Row[]): Record<string, SeriesPoint[]> {
  const sorted = [...rows].sort((one, other) => order(one).localeCompare(order(other), 'en', { numeric: true }));
  return Object.fromEntries(
    metric.parts.map((part, index) => [
      part.key,
      sorted.map((row): SeriesPoint => {
        const key = String(row.key ?? '') || NO_VALUE;
        const share = resultOf(metric, { rows: [row], sql: '' }).shares[index] ?? NOBODY;
        return { ...share, key, label: key === NO_VALUE ? 'No team' : key };
      }),
    ]),
  );
}

const order = ({ key }: Row): string => (key ? `0${String(key)}` : '1');

/** The widest gap between teams whose intervals do not meet, else that there is none. */
function summaryOf(parts: PartByTeam[]): string {
  if ((parts[0]?.teams.length ?? 0) < 2) return 'There is one team in this selection, so nothing stands side by side.';
  const known = parts.map(({ label, teams }) => {
    const shown = teams.filter(({ value, interval }) => value !== null && interval);
    const [low] = [...shown].sort((one, other) => (one.value ?? 0) - (other.value ?? 0));
    const high = [...shown].sort((one, other) => (other.value ?? 0) - (one.value ?? 0))[0];
    const apart = low && high ? (high.interval?.low ?? 0) - (low.interval?.high ?? 1) : -1;
    return { label, low, high, apart };
  });
  const [widest] = known.sort((one, other) => other.apart - one.apart);
  if (!widest?.low || !widest.high || widest.low === widest.high)
    return 'Too few complaints to set teams side by side.';
  const why = 'Teams are asked different things; this ranks nobody.';
  if (widest.apart <= 0) return `No two teams differ more than chance explains. ${why}`;
  const { label, low, high } = widest;
  return `${high.label} ${label.toLowerCase()}s most often (${percent(high.value ?? 0)}), ${low.label} least (${percent(low.value ?? 0)}). ${why}`;
}
