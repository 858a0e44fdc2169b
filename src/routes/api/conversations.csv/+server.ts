/** GET: the list of conversations as CSV, with the filters on top; at most 10,000 rows, and it says so. */
import { filtersFrom, listStateFrom } from '$lib/filters';
import { answerCsv } from '$lib/server/http/answers';
import { coverage } from '$lib/server/report/coverage';
import { csvOf } from '$lib/server/report/csv';
import { valueLabels } from '$lib/server/report/options';
import { wholeList } from '$lib/server/list/list';
import { aboutOf, tableOfList } from '$lib/server/report/tables';
import type { RequestHandler } from './$types';

const MOST_ROWS = 10_000;

export const GET: RequestHandler = ({ url }) =>
  answerCsv('conversations.csv', async () => {
    const { filters } = filtersFrom(url);
    const { sort } = listStateFrom(url);
    const [line, labels, items] = await Promise.all([
      coverage(filters),
      valueLabels(),
      wholeList(filters, sort, MOST_ROWS + 1),
    ]);
    const about = aboutOf(filters, line, labels);
    if (items.length > MOST_ROWS) about.push(['cut off', `the first ${MOST_ROWS} rows of more`]);
    return csvOf(about, tableOfList(items.slice(0, MOST_ROWS)));
  });
