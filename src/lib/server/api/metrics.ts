/** The metrics as the API gives them: the catalogue, and one figure as the page and the command say it. */
import { METRICS, metricById, type Dimension, type Metric } from '../../metrics';
import type { Figure, MetricResult } from '../../model/figures';
import { againstBefore, type AgainstBefore } from '../report/against';
import type { Cell } from '../report/csv';
import { BadRequest } from '../http/errors';
import { warehouseInfo } from '../people/info';
import { generationSeen } from '../warehouse/pins';
import { report } from '../report/report';
import { dataFolder } from '../workspace/workspace';
import type { ArrowColumn } from './arrow';
import { checked, OF_METRIC, type Format } from './parameters';

/** What a metric means. */
export function described(metric: Metric) {
  const { id, title, question, definition, formula, unit, population, better, source, doesNotSay, tags, level } =
    metric;
  const words = { title, question, definition, formula, unit, population, better, source, doesNotSay, tags };
  return { id, ...words, level: level ?? 0.95, kind: metric.kind };
}

export const describedMetrics = () => METRICS.map(described);

export interface MetricAnswer extends MetricResult {
  title: string;
  unit: string;
  /** what its intervals hold, 0…1 */
  level: number;
  /** version of the rules that read the messages */
  rules: string;
  /** when the warehouse was built, as in the header x-undertone-generation */
  generation: string | null;
  /** with compare, where there are conversations */
  compared?: AgainstBefore;
}

/**
 * One metric under the parameters of a request.
 * @throws BadRequest naming all that is wrong with it, NoWarehouse before the first import
 */
export async function askedMetric(
  id: string,
  parameters: URLSearchParams,
  folder = dataFolder(),
): Promise<{ metric: Metric; by: Dimension | undefined; format: Format | null; answer: MetricAnswer }> {
  const metric = metricById(id);
  if (!metric) throw new BadRequest(`There is no metric "${id.slice(0, 60)}".`, 404, 'GET /api/metrics lists them.');
  const { filters, by, format } = checked(parameters, OF_METRIC);
  const isCompared = parameters.has('compare') || parameters.has('compare_from');
  const against = isCompared ? await againstBefore(metric, filters, folder) : null;
  const [result, { rulesVersion: rules }] = await Promise.all([
    report(metric, against?.filters ?? filters, { by, folder }),
    warehouseInfo(folder),
  ]);
  const { title, unit, level } = described(metric);
  const about = { title, unit, level, rules, generation: generationSeen() };
  return { metric, by, format, answer: { ...result, ...about, ...(against && { compared: against.compared }) } };
}

const FIGURE: readonly ArrowColumn[] = [
  { name: 'value', type: 'number' },
  { name: 'low', type: 'number' },
  { name: 'high', type: 'number' },
  { name: 'n', type: 'count' },
  { name: 'confidence', type: 'text' },
];
const KEYED: readonly ArrowColumn[] = [
  { name: 'key', type: 'text' },
  { name: 'label', type: 'text' },
];
const cells = ({ value, interval, n, confidence }: Figure): Cell[] => [
  ...[value, interval?.low ?? null, interval?.high ?? null, n],
  confidence,
];

/** The rows of an answer: of the series when it was cut, else of the curves of a wait, else the figure and its parts. */
export function rowsOf(answer: MetricAnswer, isCut: boolean): { columns: readonly ArrowColumn[]; rows: Cell[][] } {
  if (isCut)
    return {
      columns: [...KEYED, ...FIGURE, { name: 'is_incomplete', type: 'flag' }],
      rows: answer.series.map((point) => [point.key, point.label, ...cells(point), point.isIncomplete ?? false]),
    };
  if (answer.curves.length > 0)
    return {
      columns: [
        ...KEYED,
        ...(['seconds', 'share', 'low', 'high'] as const).map((name): ArrowColumn => ({ name, type: 'number' })),
        { name: 'still_waiting', type: 'count' },
      ],
      rows: answer.curves.flatMap(({ key, label, points }) =>
        points.map(({ t, share, low, high, atRisk }): Cell[] => [key, label, t, share, low, high, atRisk]),
      ),
    };
  const whole: Cell[] = [answer.metric, answer.title, ...cells(answer.figure)];
  return {
    columns: [...KEYED, ...FIGURE],
    rows: [whole, ...answer.shares.map((share): Cell[] => [share.key, share.label, ...cells(share)])],
  };
}
