import { filtersFrom, phrasesStateFrom } from '$lib/filters';
import { PHRASE_TAGS } from '$lib/model/phrases';
import { coverage } from '$lib/server/coverage';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { teamPhrases } from '$lib/server/team';
import { phrases } from '$lib/server/wording';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const { tab, open } = phrasesStateFrom(url);
  const tag = PHRASE_TAGS.find((one) => one === tab);
  const [view, line, options, team] = await Promise.all([
    tag ? orNothingYet(phrases(tag, filters)) : null,
    tag ? null : orNothingYet(coverage(filters)),
    orNothingYet(filterOptions()),
    teamPhrases(),
  ]);
  const isEmpty = view?.coverage.conversations === 0;
  return {
    tab,
    open,
    view,
    coverage: view?.coverage ?? line,
    options,
    team,
    looser: isEmpty ? await looser(filters) : [],
  };
};
