/** The rows of a query as something to draw, and in words what of them is not drawn. Pure, so that it can be tested. */
import { count, plural } from '../../components/say';
import { axisOf, roundStep, type Axis } from './axis';
import type { ChartChoice } from './choice';
import { MOST_SERIES } from './guess';
import { columnNamed, placeOf, scaleOf, type Source } from './source';

export interface Point {
  x: number;
  y: number;
}

export interface Series {
  /** empty where there is only one */
  name: string;
  points: Point[];
}

export interface Bar {
  label: string;
  value: number;
}

export type Drawing = { note: string } & (
  | { kind: 'line' | 'dots'; x: Axis; y: Axis; series: Series[] }
  | { kind: 'bars'; y: Axis; bars: Bar[] }
  | { kind: 'histogram'; x: Axis; y: Axis; bins: { from: number; to: number; rows: number }[] }
);

export const MOST = { line: 5000, dots: 3000, bars: 40, histogram: 200_000 };
const BINS = 30;

/** null where the columns that the chart needs are not there or hold nothing that can be drawn. */
export function drawingOf(source: Source, choice: ChartChoice): Drawing | null {
  const [x, y] = [columnNamed(source, choice.x), columnNamed(source, choice.y)];
  if (x < 0) return null;
  if (choice.kind === 'histogram') return histogram(source, x);
  if (choice.kind === 'bars') return y < 0 ? countedBars(source, x) : bars(source, x, y);
  return y < 0 ? null : points(source, choice.kind, [x, y, columnNamed(source, choice.series)]);
}

function points(source: Source, kind: 'line' | 'dots', [x, y, colour]: [number, number, number]): Drawing | null {
  const rows = Math.min(MOST[kind], source.count);
  const series = new Map<string, Point[]>();
  const left = new Set<string>();
  let empty = 0;
  for (let row = 0; row < rows; row += 1) {
    const [across, up] = [placeOf(source, row, x), source.number(row, y)];
    const name = colour < 0 ? '' : (source.shown(row, colour) ?? 'null');
    if (across === null || up === null) empty += 1;
    else if (series.has(name)) series.get(name)!.push({ x: across, y: up });
    else if (series.size < MOST_SERIES) series.set(name, [{ x: across, y: up }]);
    else left.add(name);
  }
  const all = [...series.values()].flat();
  if (all.length === 0) return null;
  if (kind === 'line') for (const line of series.values()) line.sort((one, other) => one.x - other.x);
  return {
    kind,
    x: axis(
      source,
      x,
      all.map((point) => point.x),
    ),
    y: axis(
      source,
      y,
      all.map((point) => point.y),
    ),
    series: [...series].map(([name, list]) => ({ name, points: list })),
    note: sentences(
      drawnOf(rows, source.count),
      withoutValue(empty),
      left.size > 0 &&
        `${plural(left.size, 'value')} of ${nameOf(source, colour)} left out: ${MOST_SERIES} have a colour.`,
    ),
  };
}

function bars(source: Source, x: number, y: number): Drawing | null {
  const rows = Math.min(MOST.bars, source.count);
  const list: Bar[] = [];
  for (let row = 0; row < rows; row += 1) {
    const value = source.number(row, y);
    if (value !== null) list.push({ label: source.shown(row, x) ?? 'null', value });
  }
  if (list.length === 0) return null;
  const note = sentences(drawnOf(rows, source.count), withoutValue(rows - list.length));
  return {
    kind: 'bars',
    y: axis(
      source,
      y,
      list.map(({ value }) => value),
      true,
    ),
    bars: list,
    note,
  };
}

function countedBars(source: Source, x: number): Drawing | null {
  const rows = Math.min(MOST.histogram, source.count);
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row += 1) {
    const label = source.shown(row, x) ?? 'null';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST.bars);
  return {
    kind: 'bars',
    y: axisOf(
      'rows',
      'number',
      most.map(([, n]) => n),
      { isFromZero: true },
    ),
    bars: most.map(([label, value]) => ({ label, value })),
    note: sentences(
      rows < source.count && `Counted: the first ${count(rows)} of ${plural(source.count, 'row')}.`,
      counts.size > most.length && `The ${most.length} most frequent of ${plural(counts.size, 'value')}.`,
    ),
  };
}

function histogram(source: Source, x: number): Drawing | null {
  const rows = Math.min(MOST.histogram, source.count);
  const values: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const value = placeOf(source, row, x);
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  const across = axis(source, x, values);
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Infinity,
    -Infinity,
  ] as [number, number]);
  const isTime = scaleOf(source, x) === 'time';
  const step = high === low ? 1 : isTime ? (high - low) / BINS : roundStep((high - low) / BINS);
  const first = isTime ? low : Math.floor(low / step) * step;
  const bins = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => ({
    from: first + index * step,
    to: first + (index + 1) * step,
    rows: 0,
  }));
  for (const value of values) bins[Math.min(bins.length - 1, Math.floor((value - first) / step))]!.rows += 1;
  return {
    kind: 'histogram',
    x: { ...across, domain: [Math.min(across.domain[0], first), Math.max(across.domain[1], bins.at(-1)!.to)] },
    y: axisOf(
      'rows',
      'number',
      bins.map((bin) => bin.rows),
      { isFromZero: true },
    ),
    bins,
    note: sentences(
      rows < source.count && `Counted: the first ${count(rows)} of ${plural(source.count, 'row')}.`,
      withoutValue(rows - values.length),
    ),
  };
}

const nameOf = (source: Source, column: number) => source.columns[column]?.name ?? '';
const axis = (source: Source, column: number, values: readonly number[], isFromZero = false) =>
  axisOf(nameOf(source, column), scaleOf(source, column), values, { isFromZero });

const drawnOf = (rows: number, all: number) =>
  rows < all && `Drawn: the first ${count(rows)} of ${plural(all, 'row')}.`;
const withoutValue = (rows: number) => rows > 0 && `${plural(rows, 'row')} without a value left out.`;
const sentences = (...said: (string | false)[]) => said.filter(Boolean).join(' ');
