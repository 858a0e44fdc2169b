/** Rows of a composed query to the one shape that pages, the API and the command line show. */
import type { Curve, Figure, MetricResult, SeriesPoint, ShareOf } from '../model/figures';
import type { Outcome } from '../model/words';
import type { ClusterSums, WaitRow } from '../stats';
import { curveOf, medianFigure } from './curve';
import { FEWEST, FEWEST_FOR_PERSON, figure, meanFigure, rareFigure, ratioFigure, shareFigure } from './figure';
import { labelOf } from './labels';
import type { Dimension, Metric, SilentMetric, TimeMetric } from './metric';
import { affectedFigure, type SilentInputs } from './silent';
import { everyWeek } from './weeks';

export type Row = Record<string, unknown>;

export interface Answer {
  /** rows of composeSql(metric, { where }) */
  rows: readonly Row[];
  /** rows of composeSql(metric, { where, by }) */
  series?: { by: Dimension; rows: readonly Row[] };
  /** the query as shown to a reader, values written in */
  sql: string;
  /** weeks that may still change or are cut (see incompleteWeeks) */
  incompleteWeeks?: ReadonlySet<string>;
  /** names that only the server knows: agents' pseudonyms */
  label?: (by: Dimension, key: string) => string;
  /** which curve leads, by key: the figure and the series are of the leading curve. Default: the first */
  headline?: string;
  /** the rows are narrowed to chosen agents, so every figure is one about single people */
  isAboutPeople?: boolean;
  /** what is known beside conversations, for a metric of the silent */
  silent?: SilentInputs;
  /** on which clock the waits were asked for, when not the calendar's */
  clock?: 'business';
}

/**
 * The result of one metric. Figures of fewer than 5 are withheld (of chosen agents: fewer than 20), below 20 marked small.
 * For waits the figure is the median of curves[0], and the series are of that curve.
 */
export function resultOf(metric: Metric, answer: Answer): MetricResult {
  const fewest = fewestOf(metric, answer);
  const curves = metric.kind === 'time' ? curvesOf(metric, answer.rows, answer.headline, fewest) : [];
  const lead = curves[0];
  const row = answer.rows[0] ?? {};
  return {
    metric: metric.id,
    figure:
      metric.kind === 'time'
        ? lead
          ? medianFigure(lead, fewest)
          : figure(null, null, 0)
        : metric.kind === 'silent'
          ? affectedFigure(answer.rows, answer.silent, fewest)
          : figureOf(metric, row, fewest),
    series: answer.series ? seriesOf(metric, answer, lead?.key) : [],
    shares: sharesOf(metric, row, fewest),
    curves,
    ...(answer.clock && { clock: answer.clock }),
    sql: answer.sql,
  };
}

/** Below how many a figure is withheld: always, where it is of single people and may only be of teams. */
function fewestOf({ isOfTeamsOnly }: Metric, { isAboutPeople }: Answer, by?: Dimension): number {
  if (!isAboutPeople && by !== 'agent') return FEWEST;
  return isOfTeamsOnly ? Infinity : FEWEST_FOR_PERSON;
}

function figureOf(metric: Exclude<Metric, TimeMetric | SilentMetric>, row: Row, fewest: number): Figure {
  if (metric.kind === 'total') return figure(number(row.n), null, number(row.n), fewest);
  if (metric.kind === 'ratio') return ratioFigure(sumsOf(row, ''), metric.per, number(row.row_count), fewest);
  if (metric.kind === 'rare') return rareFigure(number(row.k), number(row.n), metric.per, fewest);
  const isMean = metric.kind === 'mean' || (metric.kind === 'shares' && metric.headline.type === 'mean');
  return isMean ? meanFigure(sumsOf(row, ''), fewest) : shareFigure(number(row.k), number(row.n), fewest);
}

/** The parts of a metric of shares; the variants of a mean. */
function sharesOf(metric: Metric, row: Row, fewest: number): ShareOf[] {
  if (metric.kind === 'shares') {
    return metric.parts.map(({ key, label, of }) => ({
      key,
      label,
      ...shareFigure(number(row[`k_${key}`]), number(of ? row[`n_${key}`] : row.n), fewest),
    }));
  }
  if (metric.kind !== 'mean') return [];
  return metric.variants.map(({ key, label }, i) => ({
    key,
    label,
    ...meanFigure(sumsOf(row, String(i + 1)), fewest),
  }));
}

function seriesOf(metric: Metric, answer: Answer, leadKey: string | undefined): SeriesPoint[] {
  const { by, rows } = answer.series!;
  const fewest = fewestOf(metric, answer, by);
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row.key ?? '');
    const group = byKey.get(key);
    if (group) group.push(row);
    else byKey.set(key, [row]);
  }
  const keys = by === 'week' ? everyWeek([...byKey.keys()]) : [...byKey.keys()].sort();
  return keys.map((key) => {
    const group = byKey.get(key) ?? [];
    const point =
      metric.kind === 'time'
        ? medianFigure(leadOf(metric, group, by, leadKey, fewest), fewest)
        : metric.kind === 'silent'
          ? affectedFigure(group, answer.silent, fewest)
          : figureOf(metric, group[0] ?? {}, fewest);
    const label = answer.label?.(by, key) ?? labelOf(by, key);
    return { key, label, ...point, ...(answer.incompleteWeeks?.has(key) && by === 'week' && { isIncomplete: true }) };
  });
}

/** The curve of one group: the leading one, or, where the groups are what splits the curves, the group's own. */
function leadOf(
  metric: TimeMetric,
  rows: readonly Row[],
  by: Dimension,
  leadKey: string | undefined,
  fewest: number,
): Curve {
  if (metric.splitBy === by) return curvesOf(metric, rows, undefined, fewest)[0] ?? curveOf('', '', [], fewest);
  return curvesOf(metric, rows, leadKey, fewest).find(({ key }) => key === leadKey) ?? curveOf('', '', [], fewest);
}

/** Curves in the order in which they lead: by the setting, or the fullest first where each value has its own. */
function curvesOf(metric: TimeMetric, rows: readonly Row[], headline?: string, fewest?: number): Curve[] {
  const { splitBy } = metric;
  if (splitBy) {
    const values = [...new Set(rows.map((row) => String(row.split ?? '')))];
    return values
      .map((value) => {
        const own = rows.filter((row) => String(row.split ?? '') === value);
        return curveOf(value, labelOf(splitBy, value), waitsOf(own, 0), fewest);
      })
      .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
  }
  return metric.curves
    .map(({ key, label }, i) => curveOf(key, label, waitsOf(rows, i), fewest))
    .sort((a, b) => Number(b.key === headline) - Number(a.key === headline));
}

function waitsOf(rows: readonly Row[], curve: number): WaitRow[] {
  return rows.map((row) => ({
    t: number(row[`t${curve}`]),
    outcome: row[`outcome${curve}`] as Outcome,
    count: number(row.n),
  }));
}

function sumsOf(row: Row, at: string): ClusterSums {
  return {
    n: number(row[`n${at}`]),
    s: number(row[`s${at}`]),
    ss: number(row[`ss${at}`]),
    sn: number(row[`sn${at}`]),
    nn: number(row[`nn${at}`]),
    clusters: number(row[`clusters${at}`]),
  };
}

/** Sums over no rows are null, and counts may come as bigint. */
function number(value: unknown): number {
  return Number(value ?? 0);
}
