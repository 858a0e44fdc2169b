/** GET: the lines of one tag (?of=) as CSV, the rows of the page of phrases, with the filters on top. */
import { filtersFrom, phrasesStateFrom } from '$lib/filters';
import { PHRASE_TAGS } from '$lib/model/phrases';
import { answerCsv } from '$lib/server/answers';
import { csvOf } from '$lib/server/csv';
import { agentNames } from '$lib/server/info';
import { aboutOf, tableOfLines } from '$lib/server/tables';
import { phrases, rateOf } from '$lib/server/wording';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answerCsv('phrases.csv', async () => {
    const { filters } = filtersFrom(url);
    const tag = PHRASE_TAGS.find((one) => one === phrasesStateFrom(url).tab) ?? 'cliche';
    const [view, names] = await Promise.all([phrases(tag, filters), agentNames()]);
    if (!view) return csvOf([], tableOfLines([]));
    const { from, to } = view.periods.now;
    const about = aboutOf({ ...filters, from, to }, view.coverage, names);
    return csvOf([['figure', rateOf(tag).title], ...about], tableOfLines(view.lines));
  });
