/** The overview page: five tiles, three charts, the 4 A's and what changed, for a period and the one before. */
import type { Filters } from '../../filters';
import { metricById, type Metric } from '../../metrics';
import type { Curve, MetricResult, SeriesPoint, ShareOf } from '../../model/figures';
import type { EmpathyChart, FourAsChart, MoodChart, Overview, Tile, ToneChart } from '../../model/overview';
import type { Period } from '../../model/selection';
import { changesOf, whatChanged } from '../report/changes';
import { coverage } from '../report/coverage';
import { plusDays } from '../report/days';
import {
  beforeOf,
  countedBy,
  lookOf,
  NOBODY,
  ofLead,
  opens,
  pairOf,
  shareLooks,
  teamLooks,
  type Pair,
} from '../report/looks';
import { reportSeries, shownSql } from '../report/report';
import { daysOfWeek, selectionOf, SPARK_WEEKS, sparkWeeks } from '../report/selection';
import { empathySummary, fourAsSummary, moodSummary, senseOf, toneSummary } from '../report/sentences';
import { weekSignals } from '../report/weeksignals';
import { dataFolder, readNotes } from '../workspace/workspace';

const TILES = ['tone_at_arrival', 'tone_at_leaving', 'first_empathy', 'first_response', 'cliche_rate'] as const;
type TileId = (typeof TILES)[number];
/** Watched team by team as well. */
const BY_TEAM = ['tone_at_leaving', 'cliche_rate'];

/**
 * Everything the overview shows. The period is the URL's, else the last four whole weeks.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function overview(filters: Filters, folder = dataFolder()): Promise<Overview | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { periods, now, before, weeks, weekStart } = selection;

  const pair = (id: string) => pairOf(metricOf(id), now, before, folder);
  // Only the tone chart draws the whole period; the waits of a year by week would be a row for every single wait.
  const lately = sparkWeeks(weeks, periods.now, weekStart);
  const weekly = async (id: TileId) => {
    const days = id === 'tone_at_arrival' || id === 'tone_at_leaving' ? weeks : lately;
    return reportSeries(metricOf(id), days, { by: 'week', folder });
  };

  const [line, notes, tiles, series, moods, fourAs, teams] = await Promise.all([
    coverage(now, folder),
    readNotes(folder),
    Promise.all(TILES.map(pair)),
    Promise.all(TILES.map(weekly)),
    pair('mood_at_arrival'),
    pair('four_as'),
    Promise.all(BY_TEAM.map((id) => teamLooks(metricOf(id), now, before, folder))),
  ]);
  const looks = [
    ...tiles.map((pair) => lookOf(pair, now)),
    ...shareLooks(moods, now, 'arriving'),
    ...shareLooks(fourAs, now, 'in complaints'),
    ...teams.flat(),
  ];
  const changes = changesOf(looks);
  const [arrival, leaving, empathy] = tiles as [Pair, Pair, Pair];
  const [arrivalWeeks = [], leavingWeeks = []] = series;
  return {
    coverage: line,
    periods,
    tiles: tiles.map((pair, index) => ({
      ...tileOf(pair, now, sparkOf(series[index] ?? [], periods.now)),
      change: changes[index] as Tile['change'],
    })),
    tone: toneChart(arrival, leaving, arrivalWeeks, leavingWeeks, weeks, periods.comparison.inWords),
    moods: moodChart(moods, now),
    empathy: empathyChart(empathy, now),
    fourAs: fourAsChart(fourAs, now),
    changed: whatChanged(looks),
    weekly: weekSignals(
      tiles.map((one, index) => ({
        metric: one.metric,
        series: series[index] ?? [],
        opens: (days) => opens({ ...ofLead(one.metric, one.now, now), ...days }, one.metric.id),
      })),
      notes,
    ),
  };
}

function tileOf(pair: Pair, filters: Filters, spark: Tile['spark']): Omit<Tile, 'change'> {
  const { metric, now } = pair;
  const own = ofLead(metric, now, filters);
  return {
    metric: metric.id,
    title: metric.title,
    unit: metric.unit,
    figure: now.figure,
    before: beforeOf(pair),
    sense: senseOf(metric.id as TileId, now),
    counted: countedBy(metric),
    spark,
    opens: opens(own, metric.id),
    sql: shownSql(metric, own),
  };
}

function sparkOf(series: SeriesPoint[], now: Period): Tile['spark'] {
  return series
    .filter(({ key }) => key <= now.to)
    .slice(-SPARK_WEEKS)
    .map(({ key, value }) => ({ key, value, isInPeriod: plusDays(key, 6) >= now.from }));
}

function toneChart(
  arriving: Pair,
  leavingPair: Pair,
  arrival: SeriesPoint[],
  leaving: SeriesPoint[],
  weeks: Filters,
  earlier: string,
): ToneChart {
  const keys = [...new Set([...arrival, ...leaving].map(({ key }) => key))].sort();
  const aligned = (series: SeriesPoint[]) =>
    keys.map((key) => series.find((point) => point.key === key) ?? { key, label: key, ...NOBODY });
  return {
    summary: toneSummary(leavingPair.now, leavingPair.before, earlier),
    arrival: aligned(arrival),
    leaving: aligned(leaving),
    opens: Object.fromEntries(
      keys.map((key) => {
        return [key, opens({ ...weeks, ...daysOfWeek(key, weeks) }, 'tone_at_arrival')];
      }),
    ),
    sql: {
      arrival: shownSql(arriving.metric, weeks, { by: 'week' }),
      leaving: shownSql(leavingPair.metric, weeks, { by: 'week' }),
    },
  };
}

function moodChart({ metric, now, before }: Pair, filters: Filters): MoodChart {
  return {
    summary: moodSummary(now),
    now: now.shares,
    before: before?.shares ?? null,
    opens: opensByPart(filters, metric.id, now.shares),
    sql: now.sql,
  };
}

function fourAsChart({ metric, now, before }: Pair, filters: Filters): FourAsChart {
  return {
    summary: fourAsSummary(now),
    now: now.shares,
    before: before?.shares ?? null,
    coverage: now.figure,
    opens: opensByPart(filters, metric.id, now.shares),
    sql: now.sql,
  };
}

function opensByPart(filters: Filters, metric: string, shares: ShareOf[]): Record<string, string> {
  return Object.fromEntries(shares.map(({ key }) => [key, opens(filters, metric, key)]));
}

function empathyChart({ now, before }: Pair, filters: Filters): EmpathyChart {
  const curve = (result: MetricResult | null, key: string): Curve | null =>
    result?.curves.find((one) => one.key === key) ?? null;
  return {
    summary: empathySummary(now),
    any: curve(now, 'any'),
    ownWords: curve(now, 'own_words'),
    anyBefore: curve(before, 'any'),
    opens: { never: opens(filters, 'first_empathy', 'never'), all: opens(filters, 'first_empathy') },
    sql: now.sql,
  };
}

function metricOf(id: string): Metric {
  const metric = metricById(id);
  if (!metric) throw new Error(`The overview asks for the metric ${id}, which does not exist.`);
  return metric;
}
