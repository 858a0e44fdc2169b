/**
 * What the weeks say beyond one period against another: a step, a trend, a last week that stands out. Only over eight
 * and more full weeks in a row, corrected for all figures looked at, and never laid to an event: a note that lies near
 * is named as lying near.
 */
import type { Metric } from '../../metrics';
import { duration } from '../../model/durations';
import type { SeriesPoint } from '../../model/figures';
import { inDigits, UNITS, type Unit } from '../../model/units';
import type { EventNote, WeekSignal, WeekSignals } from '../../model/overview';
import { benjaminiHochberg, mannKendall, pChart, step, theilSen } from '../../stats';
import { daysBetween, daysInWords, plusDays } from './days';
import { percent } from './sentences';

const FEWEST_WEEKS = 8;
const FALSE_DISCOVERY_RATE = 0.1;
/** Means of the same numbers, added in another order, are the same mean. */
const DIGITS = 9;

/** A figure week by week, and how the conversations of some days of it are opened. */
export interface WatchedWeeks {
  metric: Pick<Metric, 'id' | 'title' | 'unit'>;
  series: readonly SeriesPoint[];
  opens: (days: { from: string; to: string }) => string;
}

interface Run extends WatchedWeeks {
  weeks: (SeriesPoint & { value: number })[];
}

/** Steps and trends that survive the correction, one a figure, then weeks that stand out. */
export function weekSignals(watched: readonly WatchedWeeks[], notes: readonly EventNote[]): WeekSignals {
  const runs = watched.map((one): Run => ({ ...one, weeks: lastFullWeeks(one.series) }));
  const long = runs.filter(({ weeks }) => weeks.length >= FEWEST_WEEKS);
  const most = Math.max(0, ...runs.map(({ weeks }) => weeks.length));
  if (long.length === 0)
    return { signals: [], summary: `Trends and steps need ${FEWEST_WEEKS} full weeks in a row; there are ${most}.` };
  const found = long.map((run) => ({ run, values: run.weeks.map(({ value }) => value) })).map(shapesOf);
  const tests = found.flatMap(({ shapes }) => shapes);
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const survives = new Set(tests.filter((_, index) => adjusted[index]! <= FALSE_DISCOVERY_RATE));
  const signals = found.flatMap(({ run, shapes }): WeekSignal[] => {
    // A step also rises, and a trend also splits: what leaves less unexplained is said.
    const [best] = shapes.filter((shape) => survives.has(shape)).sort((one, other) => one.left - other.left);
    const said = best ? best.say(notes) : lastWeek(run, notes);
    return said ? [said] : [];
  });
  const least = Math.min(...long.map(({ weeks }) => weeks.length));
  const weeks = least === most ? `${most}` : `${least} to ${most}`;
  const looked = `${long.length === 1 ? 'one figure' : `${long.length} figures`} over ${weeks} full weeks`;
  const nothing = signals.length === 0 ? ': none that chance does not explain' : '; limits are widened for that';
  return { signals, summary: `Trends, steps and unusual last weeks were looked for in ${looked}${nothing}.` };
}

interface Shape {
  p: number;
  /** squares that it leaves */
  left: number;
  /** null when it is too small to be read */
  say: (notes: readonly EventNote[]) => WeekSignal | null;
}

function shapesOf({ run, values }: { run: Run; values: number[] }): { run: Run; shapes: Shape[] } {
  return { run, shapes: [stepShape(run, values), trendShape(run, values)].filter((shape) => shape !== null) };
}

function stepShape(run: Run, values: number[]): Shape | null {
  const found = step(values);
  if (!found) return null;
  const since = run.weeks[found.at]!.key;
  const [before, after] = [found.before, found.after].map((value) => written(run.metric.unit, value));
  const words = `${found.after > found.before ? 'higher' : 'lower'} since the week of ${daysInWords(since, since)}: ${before} before, ${after} since.`;
  const say = (notes: readonly EventNote[]) =>
    before === after ? null : signal(run, 'step', words, { from: since, to: endOf(run) }, noteNear(since, notes));
  return { p: found.p, left: found.sse, say };
}

function trendShape(run: Run, values: number[]): Shape | null {
  const [found, line] = [mannKendall(values), theilSen(values)];
  if (!found || !line || line.slope === 0) return null;
  const at = (week: number) => line.start + line.slope * week;
  const [from, to] = [at(0), at(values.length - 1)].map((value) => written(run.metric.unit, value));
  const unsure = found.isCarriedOver ? ' Weeks resemble the one before, so it is less sure than it looks.' : '';
  const words = `${line.slope > 0 ? 'up' : 'down'} over ${values.length} weeks, from about ${from} to ${to}.${unsure}`;
  const left = values.reduce((sum, value, week) => sum + (value - at(week)) ** 2, 0);
  const days = { from: run.weeks[0]!.key, to: endOf(run) };
  return { p: found.p, left, say: () => (from === to ? null : signal(run, 'trend', words, days, null)) };
}

/** The last full week of a share against those before it. */
function lastWeek(run: Run, notes: readonly EventNote[]): WeekSignal | null {
  const week = run.weeks.at(-1)!;
  if (run.metric.unit !== 'share' || run.weeks.some(({ k }) => k === undefined)) return null;
  const counts = run.weeks.map(({ k = 0, n }) => ({ k, n }));
  const found = pChart(counts.slice(0, -1), counts.at(-1)!);
  if (!found || found.signal === 'none') return null;
  const judged = found.signal === 'alarm' ? 'more than chance explains' : 'at the edge of chance, so watch it';
  const words = `${written('share', week.value)} in the week of ${daysInWords(week.key, week.key)}, ${written('share', found.centre)} in the ${counts.length - 1} weeks before: ${judged}.`;
  return signal(run, 'week', words, { from: week.key, to: endOf(run) }, noteNear(week.key, notes));
}

function signal(
  { metric, opens }: Run,
  kind: WeekSignal['kind'],
  words: string,
  days: { from: string; to: string },
  note: string | null,
): WeekSignal {
  return { metric: metric.id, title: metric.title, kind, words, note, opens: opens(days) };
}

const endOf = ({ weeks }: Run): string => plusDays(weeks.at(-1)!.key, 6);

/** The full weeks up to the last one, back to the first gap: a week that is not over or has too few breaks the row. */
function lastFullWeeks(series: readonly SeriesPoint[]): Run['weeks'] {
  const full = series.flatMap((point) =>
    point.value === null || point.isIncomplete ? [] : [{ ...point, value: Number(point.value.toFixed(DIGITS)) }],
  );
  const gap = full.findLastIndex(({ key }, index) => index > 0 && daysBetween(full[index - 1]!.key, key) !== 7);
  return full.slice(Math.max(0, gap));
}

/** What lies in a week, or else in the one before it. Nearness is all that is said. */
function noteNear(week: string, notes: readonly EventNote[]): string | null {
  for (const [first, where] of [
    [week, 'in that week'],
    [plusDays(week, -7), 'in the week before'],
  ] as const) {
    const near = notes.filter(({ at }) => at >= first && at <= plusDays(first, 6));
    if (near.length === 0) continue;
    const texts = near.map(({ at, text }) => `“${text}” (${daysInWords(at, at)})`).join(', ');
    return near.length === 1 ? `A note lies ${where}: ${texts}.` : `Notes lie ${where}: ${texts}.`;
  }
  return null;
}

/** A value of a metric within a sentence. */
function written(unit: Unit, value: number): string {
  if (unit === 'share') return percent(value);
  if (unit === 'seconds') return duration(value);
  if (unit !== 'tone') return `${inDigits(unit, value)} ${UNITS[unit].short}`.trimEnd();
  const points = Math.round(value * 100);
  return points === 0 ? '0' : `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
}
