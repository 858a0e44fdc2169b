import { error } from '@sveltejs/kit';
import { filtersFrom, filtersTo, listStateFrom, withoutFilter } from '$lib/filters';
import { metricById, METRICS } from '$lib/metrics';
import { queriedWarehouse } from '$lib/server/console/chosen';
import { trustOf } from '$lib/server/report/accuracy';
import { coverage } from '$lib/server/report/coverage';
import { looser } from '$lib/server/list/looser';
import { opened } from '$lib/server/list/opened';
import { filterOptions } from '$lib/server/report/options';
import { report } from '$lib/server/report/report';
import { warehouse } from '$lib/server/warehouse/warehouse';
import { orNothingYet } from '../../nothing-yet';
import type { PageServerLoad } from './$types';

interface RuleRow {
  rule: string;
  tag: string;
  title: string;
  why: string;
}

export const load: PageServerLoad = async ({ params, url }) => {
  const metric = metricById(params.id);
  if (!metric) {
    error(404, {
      message: `There is no metric "${params.id}".`,
      hint: `There are: ${METRICS.map(({ id }) => id).join(', ')}.`,
    });
  }
  const filters = withoutFilter(filtersFrom(url).filters, 'metric');
  const [result, line, options, sql, rules] = await Promise.all([
    orNothingYet(report(metric, filters, { by: metric.kind === 'silent' ? 'topic' : 'week' })),
    orNothingYet(coverage(filters)),
    orNothingYet(filterOptions()),
    // In the words of the engine that the page SQL asks, which need not be the one that pages ask.
    orNothingYet(opened({ what: metric.id, by: null, filters, sort: listStateFrom(url).sort })),
    orNothingYet(warehouse().query<RuleRow>('select rule, tag, title, why from rules order by tag, rule')),
  ]);
  const isEmpty = line?.conversations === 0;
  const hasClocks = metric.kind === 'time' && !metric.isCalendarOnly;
  const { id, kind, title, question, definition, formula, unit, population, better, source, doesNotSay } = metric;
  const words = { title, question, definition, formula, population, source, doesNotSay };
  return {
    metric: { id, kind, hasClocks, unit, better, level: metric.level ?? 0.95, ...words },
    rules: rules?.filter((rule) => (metric.tags as string[]).includes(rule.tag)) ?? [],
    trust: trustOf(metric, line?.rulesVersion ?? null),
    result,
    coverage: line,
    options,
    looser: isEmpty ? await looser(filters) : [],
    sql: sql && { text: sql, engine: queriedWarehouse().dialect.id },
    opens: filtersTo({ ...filters, metric: metric.id }).toString(),
  };
};
