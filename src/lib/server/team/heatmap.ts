/**
 * A figure agent by agent and week by week. A cell of fewer than twenty shows nothing; where most weeks hold fewer, four
 * weeks stand together, because an empty picture says less than a coarse one.
 */
import { filtersTo, type Filters } from '../../filters';
import { composeSql, type Row } from '../../metrics';
import { FEWEST_FOR_PERSON } from '../../metrics/figure';
import { figureOnly, type MeanMetric } from '../../metrics/metric';
import type { HeatCell, HeatMap } from '../../model/team';
import type { Unit } from '../../model/units';
import type { MetricOfShare } from './agents';
import { plusDays, weekOf } from '../report/days';
import { agentNames } from '../people/info';
import { groupsOf } from '../report/report';
import { percent } from '../report/sentences';
import { literalWhere } from '../report/where';

/** Weeks across, and how many columns of four weeks. */
const COLUMNS = { week: 8, four_weeks: 7 } as const;
const WEEKS = { week: 1, four_weeks: 4 } as const;
/** Share of cells of a single week that must hold enough for weeks to be shown one by one. */
const ENOUGH_CELLS = 1 / 3;

/** A cell shows no interval. */
const CUT = { by: 'agent', within: ['week'], isPlain: true } as const;

type Grain = keyof typeof COLUMNS;
interface Sum {
  sum: number;
  n: number;
}

/**
 * @param to last day of the period; the columns end with its week
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function heatMap(
  metric: MeanMetric | MetricOfShare,
  filters: Filters,
  to: string,
  weekStart: number,
  folder: string,
): Promise<HeatMap> {
  const lastWeek = weekOf(to, weekStart);
  const from = plusDays(lastWeek, -7 * (COLUMNS.four_weeks * WEEKS.four_weeks - 1));
  const days = { ...filters, from, to: plusDays(lastWeek, 6) };
  const figures = figureOnly(metric);
  const [rows, names] = await Promise.all([groupsOf(figures, days, CUT, folder), agentNames(folder)]);
  const sums = sumsByAgent(rows, metric.kind === 'mean' ? 's' : 'k');
  const grain = grainOf(sums, lastWeek);
  const columns = columnsOf(grain, lastWeek);
  const all = [...sums].map(([agentId, weeks]) => ({
    agentId,
    cells: columns.map((first) => merged(weeks, first, grain)),
  }));
  const shown = all.filter(({ cells }) => total(cells) >= FEWEST_FOR_PERSON);
  const listOf = (agentId: string, first: string): string | null => {
    const number = names.numberOf(agentId);
    const last = plusDays(first, 7 * WEEKS[grain] - 1);
    return number === null
      ? null
      : filtersTo({ ...filters, agent: [number], from: first, to: last, metric: metric.id }).toString();
  };
  const lines = shown
    .map(({ agentId, cells }) => ({
      key: names.numberOf(agentId) ?? '',
      label: names.label(agentId),
      n: total(cells),
      cells: cells.map(({ sum, n }, index): HeatCell => {
        const key = columns[index] as string;
        const isShown = n >= FEWEST_FOR_PERSON;
        return { key, value: isShown ? sum / n : null, n, opens: isShown ? listOf(agentId, key) : null };
      }),
    }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en', { numeric: true }));
  return {
    metric: metric.id,
    title: metric.title,
    unit: unitOf(metric),
    grain,
    columns: columns.map((key) => ({ key, label: key })),
    rows: lines,
    tooFew: all.length - shown.length,
    summary: summaryOf(lines, unitOf(metric), grain),
    sql: composeSql(figures, { where: literalWhere(days, metric.table), ...CUT }),
  };
}

const unitOf = ({ unit }: MeanMetric | MetricOfShare): Unit => (unit === 'tone' ? 'tone' : 'share');

/** agent id -> first day of the week -> sum and n */
function sumsByAgent(rows: Row[], column: 's' | 'k'): Map<string, Map<string, Sum>> {
  const byAgent = new Map<string, Map<string, Sum>>();
  for (const row of rows) {
    const agentId = String(row.key ?? '');
    if (agentId === '' || !(row.week instanceof Date || typeof row.week === 'string')) continue;
    const week = row.week instanceof Date ? row.week.toISOString().slice(0, 10) : row.week;
    const weeks = byAgent.get(agentId) ?? new Map<string, Sum>();
    weeks.set(week, { sum: Number(row[column] ?? 0), n: Number(row.n ?? 0) });
    byAgent.set(agentId, weeks);
  }
  return byAgent;
}

function grainOf(sums: Map<string, Map<string, Sum>>, lastWeek: string): Grain {
  const columns = columnsOf('week', lastWeek);
  const cells = [...sums.values()]
    .map((weeks) => columns.map((first) => merged(weeks, first, 'week').n))
    .filter((row) => row.reduce((one, other) => one + other, 0) >= FEWEST_FOR_PERSON)
    .flat();
  const enough = cells.filter((n) => n >= FEWEST_FOR_PERSON).length;
  return cells.length > 0 && enough / cells.length >= ENOUGH_CELLS ? 'week' : 'four_weeks';
}

/** First days of the columns, the last one holding the last week. */
function columnsOf(grain: Grain, lastWeek: string): string[] {
  const span = 7 * WEEKS[grain];
  const last = plusDays(lastWeek, 7 - span);
  return Array.from({ length: COLUMNS[grain] }, (_, index) => plusDays(last, -span * (COLUMNS[grain] - 1 - index)));
}

function merged(weeks: Map<string, Sum>, first: string, grain: Grain): Sum {
  const parts = Array.from({ length: WEEKS[grain] }, (_, week) => weeks.get(plusDays(first, 7 * week)));
  return parts.reduce<Sum>((all, part) => ({ sum: all.sum + (part?.sum ?? 0), n: all.n + (part?.n ?? 0) }), {
    sum: 0,
    n: 0,
  });
}

const total = (cells: { n: number }[]): number => cells.reduce((sum, { n }) => sum + n, 0);

function summaryOf(rows: HeatMap['rows'], unit: Unit, grain: Grain): string {
  const values = rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  if (values.length === 0) return 'No agent has twenty conversations in any of these columns yet.';
  const said = (value: number) => (unit === 'tone' ? inPoints(value) : percent(value));
  const range = `Cells lie between ${said(Math.min(...values))} and ${said(Math.max(...values))}`;
  const why = grain === 'four_weeks' ? '; four weeks stand together, because single weeks hold too few' : '';
  return `${range}${why}.`;
}

/** Tone −1…+1 as whole points with its sign. */
function inPoints(tone: number): string {
  const points = Math.round(tone * 100);
  return points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0';
}
