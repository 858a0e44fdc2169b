import { filtersFrom, withoutFilter } from '$lib/filters';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { teamPage } from '$lib/server/teampage';
import { readNotes, readSettings } from '$lib/server/workspace';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const state = { by: url.searchParams.get('by'), weeksBy: url.searchParams.get('weeks') };
  const [team, options, settings, notes] = await Promise.all([
    orNothingYet(teamPage(filters, state)),
    orNothingYet(filterOptions()),
    readSettings(),
    readNotes(),
  ]);
  const isEmpty = team?.coverage.conversations === 0;
  return {
    team,
    options,
    notes,
    looser: isEmpty ? await looser(withoutFilter(filters, 'metric')) : [],
    showAgentNames: settings.showAgentNames,
    areNamesStored: settings.agentNames === 'named',
  };
};
