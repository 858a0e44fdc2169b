/** A metric as a URL asks for it: id, filters and cut checked, then the report. */
import { filtersFrom, type Filters } from '../filters';
import { DIMENSIONS, metricById, METRICS, type Dimension, type Metric } from '../metrics';
import type { MetricResult } from '../model/figures';
import { BadRequest } from './errors';
import { warehouseInfo } from './info';
import { report } from './report';
import { dataFolder } from './workspace';

export interface AskedReport {
  metric: Metric;
  filters: Filters;
  by: Dimension | undefined;
  result: MetricResult;
  /** rules version with which the data were tagged */
  rules: string;
  /** filters that could not be used, one sentence each */
  problems: string[];
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
  const { filters, problems } = filtersFrom(parameters);
  const [result, { rulesVersion: rules }] = await Promise.all([
    report(metric, filters, { by, folder }),
    warehouseInfo(folder),
  ]);
  return { metric, filters, by, problems, result, rules };
}

function dimensionOf(by: string | null): Dimension | undefined {
  if (by === null || by === '') return undefined;
  if (Object.hasOwn(DIMENSIONS, by)) return by as Dimension;
  throw new BadRequest(`"by": expected one of ${Object.keys(DIMENSIONS).join(', ')}, found "${by.slice(0, 40)}".`);
}
