import { filtersFrom, phrasesStateFrom, repeatedStateFrom } from '$lib/filters';
import { PHRASE_TAGS } from '$lib/model/phrases';
import { trustOf } from '$lib/server/accuracy';
import { coverage } from '$lib/server/coverage';
import { looser } from '$lib/server/looser';
import { filterOptions } from '$lib/server/options';
import { repeatedLines } from '$lib/server/repeated';
import { teamPhrases } from '$lib/server/teamphrases';
import { phrases } from '$lib/server/wording';
import { readNotes } from '$lib/server/workspace';
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
