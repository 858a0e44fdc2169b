/** The overview page: five tiles, three charts, the 4 A's and what changed, for a period and the one before. */
import { filtersTo, type Filters } from '../filters';
import { clearChange, metricById, type Metric } from '../metrics';
import type { Curve, Figure, MetricResult, SeriesPoint, ShareOf } from '../model/figures';
import type { EmpathyChart, FourAsChart, MoodChart, Overview, Period, Tile, ToneChart } from '../model/views';
import { changesOf, compareFigures, whatChanged, type Look } from './changes';
import { coverage } from './coverage';
import { plusDays } from './days';
import { report, shownSql } from './report';
import { daysOfWeek, selectionOf, SPARK_WEEKS, sparkWeeks } from './selection';
import { empathySummary, fourAsSummary, moodSummary, senseOf, toneSummary } from './sentences';
import { dataFolder, readNotes } from './workspace';

const TILES = ['tone_at_arrival', 'tone_at_leaving', 'first_empathy', 'first_response', 'cliche_rate'] as const;
type TileId = (typeof TILES)[number];

const COUNTED: Record<string, string> = {
  tone_at_arrival: 'conversations',
  tone_at_leaving: 'conversations',
  mood_at_arrival: 'conversations',
  first_empathy: 'upset',
  first_response: 'conversations',
  cliche_rate: 'replies',
  four_as: 'complaints',
};

/** One metric now and before. */
interface Pair {
  metric: Metric;
  now: MetricResult;
  before: MetricResult | null;
}

/**
 * Everything the overview shows. The period is the URL's, else the last four whole weeks.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function overview(filters: Filters, folder = dataFolder()): Promise<Overview | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { periods, now, before, weeks, weekStart } = selection;

  const pairOf = async (id: string): Promise<Pair> => {
    const metric = metricOf(id);
    const [one, other] = await Promise.all([
      report(metric, now, { folder }),
      before ? report(metric, before, { folder }) : null,
    ]);
    return { metric, now: one, before: other };
  };
  // Only the tone chart draws the whole period; the waits of a year by week would be a row for every single wait.
  const lately = sparkWeeks(weeks, periods.now, weekStart);
  const weekly = async (id: TileId) => {
    const days = id === 'tone_at_arrival' || id === 'tone_at_leaving' ? weeks : lately;
    return (await report(metricOf(id), days, { by: 'week', folder })).series;
  };

  const [line, notes, tiles, series, moods, fourAs, teams] = await Promise.all([
    coverage(now, folder),
    readNotes(folder),
    Promise.all(TILES.map(pairOf)),
    Promise.all(TILES.map(weekly)),
    pairOf('mood_at_arrival'),
    pairOf('four_as'),
    byTeam(now, before, folder),
  ]);
  const looks = [
    ...tiles.map((pair) => lookOf(pair, now)),
    ...shareLooks(moods, now, 'arriving'),
    ...shareLooks(fourAs, now, 'in complaints'),
    ...teams,
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
    tone: toneChart(arrival, leaving, arrivalWeeks, leavingWeeks, weeks),
    moods: moodChart(moods, now),
    empathy: empathyChart(empathy, now),
    fourAs: fourAsChart(fourAs, now),
    changed: whatChanged(looks),
    notes: notes.filter(({ at }) => at >= (weeks.from ?? '') && at <= (weeks.to ?? '9999')),
  };
}

function metricOf(id: string): Metric {
  const metric = metricById(id);
  if (!metric) throw new Error(`The overview asks for the metric ${id}, which does not exist.`);
  return metric;
}

function opens(filters: Filters, metric: string, part?: string): string {
  return filtersTo({ ...filters, metric, ...(part && { part }) }).toString();
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
    counted: COUNTED[metric.id] ?? 'conversations',
    spark,
    opens: opens(own, metric.id),
    sql: shownSql(metric, own),
  };
}

/** Where each channel has its own curve the figure is that of the leading one, and so are its SQL and its list. */
function ofLead(metric: Metric, { curves }: MetricResult, filters: Filters): Filters {
  const splitBy = metric.kind === 'time' ? metric.splitBy : null;
  const lead = curves[0]?.key;
  return splitBy && lead ? { ...filters, [splitBy]: [lead] } : filters;
}

/** The figure before; null when another channel led then, because the two would not be the same figure. */
function beforeOf({ now, before }: Pair): Figure | null {
  return before && before.curves[0]?.key === now.curves[0]?.key ? before.figure : null;
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
): ToneChart {
  const keys = [...new Set([...arrival, ...leaving].map(({ key }) => key))].sort();
  const aligned = (series: SeriesPoint[]) =>
    keys.map((key) => series.find((point) => point.key === key) ?? { key, label: key, ...NOBODY });
  return {
    summary: toneSummary(leavingPair.now, leavingPair.before),
    arrival: aligned(arrival),
    leaving: aligned(leaving),
    opens: Object.fromEntries(
      keys.map((key) => {
        return [key, opens({ ...weeks, ...daysOfWeek(key, weeks) }, 'tone_at_arrival')];
      }),
    ),
    sql: { arrival: shownSql(arriving.metric, weeks, 'week'), leaving: shownSql(leavingPair.metric, weeks, 'week') },
  };
}

const NOBODY: Figure = { value: null, interval: null, n: 0, confidence: 'withheld' };

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

function lookOf(pair: Pair, filters: Filters): Look {
  const { metric, now, before } = pair;
  return {
    row: {
      title: metric.title,
      metric: metric.id,
      unit: metric.unit,
      now: now.figure,
      before: beforeOf(pair) ?? NOBODY,
      counted: COUNTED[metric.id] ?? 'conversations',
      opens: opens(ofLead(metric, now, filters), metric.id),
    },
    compared: before && clearChange(metric, now, before),
    better: metric.better,
    curves: { now: now.curves[0], before: before?.curves.find(({ key }) => key === now.curves[0]?.key) },
  };
}

/** Each part of a metric of shares is a look of its own. */
function shareLooks({ metric, now, before }: Pair, filters: Filters, where: string): Look[] {
  return now.shares.map((share) => {
    const earlier = before?.shares.find(({ key }) => key === share.key);
    return {
      row: {
        title: `${share.label} ${where}`,
        metric: metric.id,
        unit: 'share',
        now: share,
        before: earlier ?? NOBODY,
        counted: COUNTED[metric.id] ?? 'conversations',
        opens: opens(filters, metric.id, share.key),
      },
      compared: earlier ? compareFigures(share, earlier) : null,
      better: metric.id === 'four_as' ? 'higher' : 'other',
    };
  });
}

/** Tone at leaving and clichés of each team. */
async function byTeam(now: Filters, before: Filters | null, folder: string): Promise<Look[]> {
  const looks = await Promise.all(
    ['tone_at_leaving', 'cliche_rate'].map(async (id) => {
      const metric = metricOf(id);
      const [one, other] = await Promise.all([
        report(metric, now, { by: 'team', folder }),
        before ? report(metric, before, { by: 'team', folder }) : null,
      ]);
      if (one.series.length < 2) return [];
      return one.series.map((point): Look => {
        const earlier = other?.series.find(({ key }) => key === point.key);
        return {
          row: {
            title: `${metric.title}, ${point.label}`,
            metric: id,
            unit: metric.unit,
            now: point,
            before: earlier ?? NOBODY,
            counted: COUNTED[id] ?? 'conversations',
            opens: opens({ ...now, team: [point.key] }, id),
          },
          compared: earlier ? compareFigures(point, earlier) : null,
          better: metric.better,
        };
      });
    }),
  );
  return looks.flat();
}
