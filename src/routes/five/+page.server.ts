import { filtersFrom, withoutFilter } from '$lib/filters';
import { five } from '$lib/server/five';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { readSettings } from '$lib/server/workspace';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const [shown, options, settings] = await Promise.all([
    orNothingYet(five(filters)),
    orNothingYet(filterOptions()),
    readSettings(),
  ]);
  const isEmpty = shown?.coverage.conversations === 0;
  return {
    five: shown,
    options,
    looser: isEmpty ? await looser(withoutFilter(filters, 'metric')) : [],
    showAgentNames: settings.showAgentNames,
    areNamesStored: settings.agentNames === 'named',
  };
};
