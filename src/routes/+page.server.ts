import { filtersFrom, withoutFilter } from '$lib/filters';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { overview } from '$lib/server/overview';
import { ratings } from '$lib/server/ratings';
import { readNotes } from '$lib/server/workspace';

import type { PageServerLoad } from './$types';
import { orNothingYet } from './nothing-yet';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const [shown, options, notes, rated] = await Promise.all([
    orNothingYet(overview(filters)),
    orNothingYet(filterOptions()),
    readNotes(),
    orNothingYet(ratings(filters)),
  ]);
  const isEmpty = shown?.coverage.conversations === 0;
  return {
    overview: shown,
    ratings: rated,
    options,
    notes,
    looser: isEmpty ? await looser(withoutFilter(filters, 'metric')) : [],
  };
};
