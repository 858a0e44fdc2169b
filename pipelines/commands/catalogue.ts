/** The metrics as the warehouse's table `metrics` tells them: each with the query that gives its figure for everything. */
import { composeSql, METRICS } from '../../src/lib/metrics';
import type { CatalogueMetric } from '../warehouse/catalogue';

export const CATALOGUE: CatalogueMetric[] = METRICS.map((metric) => ({ ...metric, sql: composeSql(metric) }));
