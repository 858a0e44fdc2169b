/** A chart that probably fits the rows of a query, and which columns each part of a chart can take. */
import { CHART_KINDS, type ChartChoice, type ChartKind } from './choice';
import { scaleOf, type Scale, type Source } from './source';

/** More colours than a person tells apart would name nothing. */
export const MOST_SERIES = 7;
const LOOKED_AT = 1000;

interface Columns {
  /** names of columns, by scale, in their order */
  all: string[];
  number: string[];
  time: string[];
  name: string[];
  /** names with few values: those that can be a colour */
  few: string[];
}

export function columnsOf(source: Source): Columns {
  const scales = source.columns.map(({ name }, column): [string, Scale] => [name, scaleOf(source, column)]);
  const named = (scale: Scale) => scales.filter(([, one]) => one === scale).map(([name]) => name);
  const few = source.columns.filter((_, column) => scales[column]?.[1] === 'name' && isOfFew(source, column));
  return {
    all: scales.map(([name]) => name),
    number: named('number'),
    time: named('time'),
    name: named('name'),
    few: few.map(({ name }) => name),
  };
}

function isOfFew(source: Source, column: number): boolean {
  const values = new Set<string | null>();
  for (let row = 0; row < Math.min(LOOKED_AT, source.count); row += 1) values.add(source.shown(row, column));
  return values.size > 1 && values.size <= MOST_SERIES;
}

/** Numbers over time as a line, by name as bars, against one another as dots, alone as a histogram. */
export function guessOf(source: Source): ChartChoice {
  const { number, time, name, few, all } = columnsOf(source);
  const [first = null, second = null] = number;
  if (first && time[0]) return { kind: 'line', x: time[0], y: first, series: few[0] ?? null };
  if (name[0]) return { kind: 'bars', x: name[0], y: first, series: null };
  if (second) return { kind: 'dots', x: first, y: second, series: null };
  return first
    ? { kind: 'histogram', x: first, y: null, series: null }
    : { kind: 'bars', x: time[0] ?? all[0] ?? null, y: null, series: null };
}

/** What may stand on each part of a kind of chart; y of null counts rows. */
export function optionsOf(kind: ChartKind, source: Source): { x: string[]; y: (string | null)[]; series: string[] } {
  const { all, number, time, few } = columnsOf(source);
  if (kind === 'bars') return { x: all, y: [null, ...number], series: [] };
  if (kind === 'histogram') return { x: [...number, ...time], y: [null], series: [] };
  return { x: [...time, ...number], y: number, series: few };
}

/** The same choice with what this kind and these rows allow: an address may name columns that are not here. */
export function allowed(choice: ChartChoice, source: Source): ChartChoice {
  const kind = CHART_KINDS.find((one) => one === choice.kind) ?? 'bars';
  const options = optionsOf(kind, source);
  const y = options.y.includes(choice.y) ? choice.y : (options.y.find((name) => name !== choice.x) ?? null);
  const x =
    choice.x !== null && options.x.includes(choice.x) ? choice.x : (options.x.find((name) => name !== y) ?? null);
  const series = choice.series !== null && options.series.includes(choice.series) ? choice.series : null;
  return { kind, x, y, series };
}
