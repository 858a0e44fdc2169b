/** GET: topics of complaints as CSV, ranked and sorted as the page has them, with the filters on top. */
import { filtersFrom } from '$lib/filters';
import { answerCsv } from '$lib/server/http/answers';
import { csvOf } from '$lib/server/report/csv';
import { valueLabels } from '$lib/server/report/options';
import { pain, painStateFrom } from '$lib/server/pain/pain';
import { tableOfPain } from '$lib/server/pain/paintable';
import { aboutOf } from '$lib/server/report/tables';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answerCsv('pain.csv', async () => {
    const { filters } = filtersFrom(url);
    const [view, labels] = await Promise.all([pain(filters, painStateFrom(url)), valueLabels()]);
    if (!view) return '';
    const { from, to } = view.periods?.now ?? {};
    return csvOf(aboutOf({ ...filters, from, to }, view.coverage, labels), tableOfPain(view.topics));
  });
