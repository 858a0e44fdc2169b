/**
 * Each chart as a table: the same rows, rounding and order, with interval and n. Drawn on the server, printed with the
 * chart, and downloaded as the CSV.
 */
import { count, duration, intervalText, percent, tonePoints, weekText } from '../components/say';
import type { Curve, SeriesPoint, ShareOf } from '../model/figures';
import type { EmpathyChart, ToneChart } from '../model/overview';
import { MOMENTS, valueAt } from './timeAxis';

export interface Twin {
  columns: string[];
  rows: { key: string; cells: string[]; href: string | null }[];
}
type ListOf = (query: string) => string;

const hrefOf = (query: string | undefined, listOf: ListOf) => (query === undefined ? null : listOf(query));

/** Weeks down, arrival and leaving across. */
export function toneTwin(chart: ToneChart, listOf: ListOf): Twin {
  const cells = (point: SeriesPoint | undefined): string[] =>
    point?.value == null
      ? ['too few', '', count(point?.n ?? 0)]
      : [tonePoints(point.value), intervalText('tone', point.interval), count(point.n)];
  return {
    columns: ['Week', 'On arrival', '95 % interval', 'n arriving', 'On leaving', '95 % interval', 'n leaving'],
    rows: chart.arrival.map((point, index) => ({
      key: point.key,
      href: hrefOf(chart.opens[point.key], listOf),
      cells: [
        `${weekText(point.key)} ${point.key.slice(0, 4)}${point.isIncomplete ? ' (not finished)' : ''}`,
        ...cells(point),
        ...cells(chart.leaving[index]),
      ],
    })),
  };
}

/** A share by week or by team: how many of how many. */
export function seriesTwin(
  heading: 'Week' | 'Team',
  series: SeriesPoint[],
  opens: Record<string, string>,
  listOf: ListOf,
): Twin {
  return {
    columns: [heading, 'Share', '95 % interval', 'How many', 'n'],
    rows: series.map((point) => ({
      key: point.key,
      href: hrefOf(opens[point.key], listOf),
      cells: [
        heading === 'Week'
          ? `${weekText(point.key)} ${point.key.slice(0, 4)}${point.isIncomplete ? ' (not finished)' : ''}`
          : point.label,
        point.value === null ? 'too few' : percent(point.value, 1),
        point.value === null ? '' : intervalText('share', point.interval),
        point.value === null ? '' : count(point.k ?? Math.round(point.value * point.n)),
        count(point.n),
      ],
    })),
  };
}

/** Shares with how many of how many, and the compared share when there is one. */
export function sharesTwin(
  heading: string,
  shares: ShareOf[],
  before: ShareOf[] | null,
  opens: Record<string, string>,
  listOf: ListOf,
): Twin {
  return {
    columns: [heading, 'Share', '95 % interval', 'How many', 'n', ...(before ? ['Before'] : [])],
    rows: shares.map((one) => {
      const compared = before?.find((other) => other.key === one.key)?.value;
      return {
        key: one.key,
        href: hrefOf(opens[one.key], listOf),
        cells: [
          one.label,
          one.value === null ? 'too few' : percent(one.value, 1),
          one.value === null ? '' : intervalText('share', one.interval),
          one.value === null ? '' : count(one.k ?? Math.round(one.value * one.n)),
          count(one.n),
          ...(before ? [compared == null ? 'too few' : percent(compared, 1)] : []),
        ],
      };
    }),
  };
}

/** The empathy curves at the moments of the axis, the median and the share that never got one. */
export function empathyTwin(chart: EmpathyChart, listOf: ListOf): Twin {
  const columns = ['Within', 'Any sign', '95 % interval', 'n', 'In their own words'];
  if (chart.anyBefore) columns.push('Any sign before');
  const any = chart.any;
  if (!any) return { columns, rows: [] };
  const share = (curve: Curve | null, seconds: number) => (curve ? percent(valueAt(curve.points, seconds).share) : '');
  const before = (text: string) => (chart.anyBefore ? [text] : []);
  const rows = MOMENTS.slice(1).map((moment) => {
    const { low, high } = valueAt(any.points, moment.seconds);
    const interval = low === null || high === null ? null : { low, high };
    return {
      key: moment.label,
      href: listOf(chart.opens.all),
      cells: [
        moment.label,
        share(any, moment.seconds),
        intervalText('share', interval),
        count(any.n),
        share(chart.ownWords, moment.seconds),
        ...before(share(chart.anyBefore, moment.seconds)),
      ],
    };
  });
  const half = (curve: Curve | null) => (curve?.median == null ? 'not reached' : duration(curve.median));
  const ends = any.medianInterval;
  const halfEnds =
    ends?.low == null ? '' : `${duration(ends.low)} to ${ends.high === null ? 'later' : duration(ends.high)}`;
  const never = (curve: Curve | null) => (curve?.never.value == null ? 'too few' : percent(curve.never.value));
  return {
    columns,
    rows: [
      ...rows,
      {
        key: 'half',
        href: null,
        cells: ['Half by', half(any), halfEnds, count(any.n), half(chart.ownWords), ...before(half(chart.anyBefore))],
      },
      {
        key: 'never',
        href: listOf(chart.opens.never),
        cells: [
          'Never',
          never(any),
          intervalText('share', any.never.interval),
          count(any.n),
          never(chart.ownWords),
          ...before(never(chart.anyBefore)),
        ],
      },
    ],
  };
}
