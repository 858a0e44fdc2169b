import { filtersFrom, phrasesStateFrom, repeatedStateFrom } from '$lib/filters';
import { PHRASE_TAGS } from '$lib/model/phrases';
import { trustOf } from '$lib/server/report/accuracy';
import { coverage } from '$lib/server/report/coverage';
import { looser } from '$lib/server/list/looser';
import { filterOptions } from '$lib/server/report/options';
import { repeatedLines } from '$lib/server/phrases/repeated';
import { teamPhrases } from '$lib/server/phrases/teamphrases';
import { phrases } from '$lib/server/phrases/wording';
import { readNotes } from '$lib/server/workspace/workspace';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const { tab, open } = phrasesStateFrom(url);
  const tag = PHRASE_TAGS.find((one) => one === tab);
  const { find, page } = repeatedStateFrom(url);
  const [view, repeated, line, options, team, notes] = await Promise.all([
    tag ? orNothingYet(phrases(tag, filters)) : null,
    tab === 'repeated' ? orNothingYet(repeatedLines(filters, { find, page, open })) : null,
    tag || tab === 'repeated' ? null : orNothingYet(coverage(filters)),
    orNothingYet(filterOptions()),
    teamPhrases(),
    readNotes(),
  ]);
  const shown = view?.coverage ?? repeated?.coverage ?? line;
  const isEmpty = (view ?? repeated)?.coverage.conversations === 0;
  return {
    tab,
    open,
    view,
    repeated,
    find,
    trust: tag ? trustOf({ tags: [tag], unit: 'share' }, shown?.rulesVersion ?? null) : null,
    coverage: shown,
    options,
    team,
    notes,
    looser: isEmpty ? await looser(filters) : [],
  };
};
