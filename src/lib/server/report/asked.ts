/** A metric as the address of a page asks for it: what cannot be used of its filters is left out (api/metrics.ts tells). */
import { filtersFrom, type Filters } from '../../filters';
import { DIMENSIONS, metricById, METRICS, type Dimension, type Metric } from '../../metrics';
import type { MetricResult } from '../../model/figures';
import { BadRequest } from '../http/errors';
import { report } from './report';
import { dataFolder } from '../workspace/workspace';

export interface AskedReport {
  metric: Metric;
  filters: Filters;
  by: Dimension | undefined;
  result: MetricResult;
}

/** @throws BadRequest for a metric or cut that does not exist, NoWarehouse before the first import */
export async function askedReport(
  id: string,
  parameters: URLSearchParams,
  folder = dataFolder(),
): Promise<AskedReport> {
  const metric = metricById(id);
  if (!metric) {
    throw new BadRequest(
      `There is no metric "${id}"; expected one of ${METRICS.map((one) => one.id).join(', ')}.`,
      404,
    );
  }
  const by = dimensionOf(parameters.get('by'));
  const { filters } = filtersFrom(parameters);
  return { metric, filters, by, result: await report(metric, filters, { by, folder }) };
}

function dimensionOf(by: string | null): Dimension | undefined {
  if (by === null || by === '') return undefined;
  if (Object.hasOwn(DIMENSIONS, by)) return by as Dimension;
  throw new BadRequest(`"by": expected one of ${Object.keys(DIMENSIONS).join(', ')}, found "${by.slice(0, 40)}".`);
}
