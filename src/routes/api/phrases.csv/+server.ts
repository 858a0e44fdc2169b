/**
 * GET: the lines of one tag (?of=) as CSV, the rows of the page of phrases, with the filters on top; of the lines that
 * the team repeats those of all pages, narrowed by what was searched for.
 */
import { filtersFrom, phrasesStateFrom, repeatedStateFrom, type Filters } from '$lib/filters';
import { PHRASE_TAGS } from '$lib/model/phrases';
import { answerCsv } from '$lib/server/http/answers';
import { csvOf } from '$lib/server/report/csv';
import { valueLabels } from '$lib/server/report/options';
import { repeatedLines } from '$lib/server/phrases/repeated';
import { aboutOf, tableOfLines, tableOfRepeated } from '$lib/server/report/tables';
import { phrases, rateOf } from '$lib/server/phrases/wording';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answerCsv('phrases.csv', async () => {
    const { filters } = filtersFrom(url);
    if (phrasesStateFrom(url).tab === 'repeated') return repeatedCsv(filters, repeatedStateFrom(url).find);
    const tag = PHRASE_TAGS.find((one) => one === phrasesStateFrom(url).tab) ?? 'cliche';
    const [view, labels] = await Promise.all([phrases(tag, filters), valueLabels()]);
    if (!view) return csvOf([], tableOfLines([]));
    const { from, to } = view.periods.now;
    const about = aboutOf({ ...filters, from, to }, view.coverage, labels);
    return csvOf([['figure', rateOf(tag).title], ...about], tableOfLines(view.lines));
  });

/** More rows would be no table that anybody reads. */
const MOST_ROWS = 10_000;

async function repeatedCsv(filters: Filters, find: string): Promise<string> {
  const [view, labels] = await Promise.all([
    repeatedLines(filters, { find, page: 1, linesAPage: MOST_ROWS }),
    valueLabels(),
  ]);
  if (!view) return csvOf([], tableOfRepeated([]));
  const { from, to } = view.periods.now;
  const about = aboutOf({ ...filters, from, to }, view.coverage, labels);
  const top: [string, string][] = [
    ['figure', 'Lines the team repeats'],
    ...(find ? [['search', find] as [string, string]] : []),
  ];
  if (view.total > MOST_ROWS) top.push(['rows', `the first ${MOST_ROWS} of ${view.total}`]);
  return csvOf([...top, ...about], tableOfRepeated(view.lines));
}
