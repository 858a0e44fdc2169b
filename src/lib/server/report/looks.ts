/**
 * A metric now and in the compared period, and the look that it is: what the screens of figures have in common. What a
 * change is worth is decided over all looks of a screen (changes.ts).
 */
import { filtersTo, type Filters } from '../../filters';
import { clearChange, type Metric } from '../../metrics';
import type { Figure, MetricResult } from '../../model/figures';
import { compareFigures, type Look } from './changes';
import { report, reportSeries } from './report';

/** What n counts, in a word or two: "n 120 replies". */
export const countedBy = ({ counted, table }: Metric): string =>
  counted ?? (table === 'message_facts' ? 'replies' : 'conversations');

/** One metric now and before. */
export interface Pair {
  metric: Metric;
  now: MetricResult;
  before: MetricResult | null;
}

/** A metric over two selections. @throws NoWarehouse when nothing has been imported yet */
export async function pairOf(metric: Metric, now: Filters, before: Filters | null, folder: string): Promise<Pair> {
  const [one, other] = await Promise.all([
    report(metric, now, { folder }),
    before ? report(metric, before, { folder }) : null,
  ]);
  return { metric, now: one, before: other };
}

/** The list behind a figure, or behind a part of it. */
export function opens(filters: Filters, metric: string, part?: string): string {
  return filtersTo({ ...filters, metric, ...(part && { part }) }).toString();
}

/** Where each channel has its own curve the figure is that of the leading one, and so are its SQL and its list. */
export function ofLead(metric: Metric, { curves }: MetricResult, filters: Filters): Filters {
  const splitBy = metric.kind === 'time' ? metric.splitBy : null;
  const lead = curves[0]?.key;
  return splitBy && lead ? { ...filters, [splitBy]: [lead] } : filters;
}

/** The figure before; null when another channel led then, because the two would not be the same figure. */
export function beforeOf({ now, before }: Pair): Figure | null {
  return before && before.curves[0]?.key === now.curves[0]?.key ? before.figure : null;
}

/** Of whom nothing can be said. */
export const NOBODY: Figure = { value: null, interval: null, n: 0, confidence: 'withheld' };

/** The figure of a metric as one look of a screen. */
export function lookOf(pair: Pair, filters: Filters): Look {
  const { metric, now, before } = pair;
  return {
    row: {
      title: metric.title,
      metric: metric.id,
      unit: metric.unit,
      now: now.figure,
      before: beforeOf(pair) ?? NOBODY,
      counted: countedBy(metric),
      opens: opens(ofLead(metric, now, filters), metric.id),
    },
    compared: before && clearChange(metric, now, before),
    better: metric.better,
    curves: { now: now.curves[0], before: before?.curves.find(({ key }) => key === now.curves[0]?.key) },
  };
}

/** Each part of a metric of shares is a look of its own. */
export function shareLooks({ metric, now, before }: Pair, filters: Filters, where: string): Look[] {
  return now.shares.map((share) => {
    const earlier = before?.shares.find(({ key }) => key === share.key);
    return {
      row: {
        title: `${share.label} ${where}`,
        metric: metric.id,
        unit: 'share',
        now: share,
        before: earlier ?? NOBODY,
        counted: countedBy(metric),
        opens: opens(filters, metric.id, share.key),
      },
      compared: earlier ? compareFigures(share, earlier) : null,
      better: metric.id === 'four_as' ? 'higher' : 'other',
    };
  });
}

/** A figure team by team, each a look of its own; none where there is one team. */
export async function teamLooks(metric: Metric, now: Filters, before: Filters | null, folder: string): Promise<Look[]> {
  const [one, other] = await Promise.all([
    reportSeries(metric, now, { by: 'team', folder }),
    before ? reportSeries(metric, before, { by: 'team', folder }) : null,
  ]);
  if (one.length < 2) return [];
  return one.map((point): Look => {
    const earlier = other?.find(({ key }) => key === point.key);
    return {
      row: {
        title: `${metric.title}, ${point.label}`,
        metric: metric.id,
        unit: metric.unit,
        now: point,
        before: earlier ?? NOBODY,
        counted: countedBy(metric),
        opens: opens({ ...now, team: [point.key] }, metric.id),
      },
      compared: earlier ? compareFigures(point, earlier) : null,
      better: metric.better,
    };
  });
}
