/** GET: the table twin of a metric as CSV, with the filters on top. */
import { answerCsv } from '$lib/server/http/answers';
import { askedReport } from '$lib/server/report/asked';
import { coverage } from '$lib/server/report/coverage';
import { csvOf } from '$lib/server/report/csv';
import { valueLabels } from '$lib/server/report/options';
import { aboutOf, tableOf } from '$lib/server/report/tables';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url }) =>
  answerCsv(`${params.metric}.csv`, async () => {
    const { metric, filters, by, result } = await askedReport(params.metric, url.searchParams);
    const [line, labels] = await Promise.all([coverage(filters), valueLabels()]);
    return csvOf([['figure', metric.title], ...aboutOf(filters, line, labels)], tableOf(metric, result, by));
  });
