/** undertone metric: one metric under filters, the same figures as the page. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { filtersFrom, LIST_FILTERS } from '../../src/lib/filters';
import { DIMENSIONS, metricById, METRICS, type Dimension, type Metric } from '../../src/lib/metrics';
import type { Figure, Interval, MetricResult } from '../../src/lib/model/figures';
import { UNITS, type Unit } from '../../src/lib/model/units';
import { againstBefore, type AgainstBefore } from '../../src/lib/server/report/against';
import { warehouseInfo } from '../../src/lib/server/people/info';
import { ofOneGeneration } from '../../src/lib/server/warehouse/pins';
import { report } from '../../src/lib/server/report/report';
import { warehouse } from '../../src/lib/server/warehouse/warehouse';
import { WrongUsage } from '../errors';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command, Invocation } from './command';
import { COMPARE_OPTION, compareParameters } from './compare';
import { choiceOption, textOption } from './options';
import { tableOf, type Row } from './table';

export const metric: Command = {
  id: 'metric',
  argument: 'ID',
  summary: 'Prints one metric, the same figures as the page.',
  details: [`Metrics: ${METRICS.map(({ id }) => id).join(', ')}`],
  options: {
    by: { type: 'string', value: 'WHAT', help: Object.keys(DIMENSIONS).join(', ') },
    from: { type: 'string', value: 'DAY', help: 'first local day, e.g. 2024-05-01' },
    to: { type: 'string', value: 'DAY', help: 'last local day' },
    compare: COMPARE_OPTION,
    clock: { type: 'string', value: 'CLOCK', help: 'business: waits in opening hours (setting businessHours)' },
    question: { type: 'string', value: 'ID', help: 'only this question of the week (SQL: select * from questions)' },
    ...Object.fromEntries(
      LIST_FILTERS.map((name) => [
        name,
        { type: 'string' as const, multiple: true, value: 'X', help: `only this ${name}; may be given several times` },
      ]),
    ),
    json: { type: 'boolean', help: 'the whole result as one JSON object' },
  },
  async run(invocation) {
    const [id, ...rest] = invocation.positionals;
    const chosen = id && !rest.length ? metricById(id) : undefined;
    if (!chosen) throw new WrongUsage(`Expected one metric of ${METRICS.map((known) => known.id).join(', ')}.`);
    const by = choiceOption(invocation, 'by', Object.keys(DIMENSIONS) as Dimension[]);
    const filters = filtersOf(invocation);
    const folder = resolve(invocation.dataFolder);
    if (!process.env.UNDERTONE_WAREHOUSE && !existsSync(warehousePath(folder))) throw noWarehouse(folder);
    const isCompared = invocation.values.compare !== undefined;
    const ask = async () => {
      const against = isCompared ? await againstBefore(chosen, filters, folder) : null;
      const [result, { rulesVersion }] = await Promise.all([
        report(chosen, against?.filters ?? filters, { by, folder }),
        warehouseInfo(folder),
      ]);
      return { ...result, rules: rulesVersion, ...(against && { compared: against.compared }) };
    };
    const said = await ofOneGeneration(ask).finally(() => warehouse(folder).close());
    process.stdout.write(`${invocation.values.json ? JSON.stringify(said) : textOf(chosen, said)}\n`);
    return 0;
  },
};

/** The command's filters are the page's: the same words, checked by the same code. */
function filtersOf(invocation: Invocation) {
  const parameters = new URLSearchParams();
  for (const name of ['from', 'to', 'clock', 'question']) {
    const value = textOption(invocation, name);
    if (value) parameters.set(name, value);
  }
  for (const [name, value] of compareParameters(invocation)) parameters.set(name, value);
  for (const name of LIST_FILTERS)
    for (const value of (invocation.values[name] as string[] | undefined) ?? []) parameters.append(name, value);
  const { filters, problems } = filtersFrom(parameters);
  if (problems.length) throw new WrongUsage(problems.join(' '));
  return filters;
}

function textOf(chosen: Metric, result: MetricResult & { rules: string; compared?: AgainstBefore }): string {
  const lines = [`${chosen.title}: ${figureOf(chosen, result.figure)}`];
  if (result.compared) lines.push(...comparedText(chosen, result.compared));
  if (chosen.kind === 'silent')
    lines.push('Intervals hold 80 %. Topics are never added: --by topic, or one with --topic.');
  if (result.clock) lines.push('Time in opening hours; teams without any are left out.');
  if (result.shares.length)
    lines.push('', tableOf(['share', 'value', 'interval', 'n'], result.shares.map(rowOf('share', partUnit(chosen)))));
  if (result.series.length)
    lines.push('', tableOf(['key', 'value', 'interval', 'n'], result.series.map(rowOf('key', chosen.unit))));
  for (const curve of result.curves)
    lines.push(
      '',
      `${curve.label}: n ${curve.n}, ${curve.events} happened, ${curve.ended} ended without, ${curve.open} open; ` +
        `half by ${curve.median === null ? '–' : `${curve.median} s`}; never ${numberOf(curve.never.value)}`,
    );
  return [...lines, '', `Rules ${result.rules}.`].join('\n');
}

function comparedText(chosen: Metric, { periods, before, change }: AgainstBefore): string[] {
  const days = `Over ${periods.now.label}. ${periods.comparison.sentence}`;
  return periods.before ? [days, `Then: ${figureOf(chosen, before)}. As one look: ${change.words}.`] : [days];
}

/** Parts are shares whatever the figure above them is; only the variants of a mean are means. */
const partUnit = (chosen: Metric): Unit => (chosen.kind === 'mean' ? chosen.unit : 'share');

function rowOf(name: string, unit: Unit) {
  return (point: Figure & { label: string }): Row => ({
    [name]: point.label,
    value: point.confidence === 'withheld' ? 'too few' : unitOf(unit, point.value),
    interval: intervalOf(point.interval),
    n: point.n,
  });
}

function figureOf(chosen: Metric, figure: Figure): string {
  if (chosen.kind === 'silent' && figure.n === 0) return 'none for several topics together, nor without customers';
  if (figure.confidence === 'withheld') return `too few to say (n ${figure.n})`;
  return `${unitOf(chosen.unit, figure.value)} ${intervalOf(figure.interval)} (n ${figure.n})`.replace('  ', ' ');
}

function unitOf(unit: Unit, value: number | null): string {
  if (value === null) return '–';
  // A share is printed as SQL gives it, 0 to 1, so that its sign on pages would be wrong here.
  const short = unit === 'seconds' ? 's' : unit === 'share' ? '' : UNITS[unit].short;
  return `${numberOf(value)} ${short}`.trimEnd();
}

function intervalOf(interval: Interval | null): string {
  return interval ? `[${numberOf(interval.low)}, ${numberOf(interval.high)}]` : '';
}

function numberOf(value: number | null): string {
  return value === null ? '–' : String(Math.round(value * 10_000) / 10_000);
}
