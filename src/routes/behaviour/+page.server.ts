import { filtersFrom, withoutFilter } from '$lib/filters';
import { aftermathStateFrom, aftermathView } from '$lib/server/aftermath';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const [view, options] = await Promise.all([
    orNothingYet(aftermathView(filters, aftermathStateFrom(url))),
    orNothingYet(filterOptions()),
  ]);
  const isEmpty = view?.coverage.conversations === 0;
  return { view, options, looser: isEmpty ? await looser(withoutFilter(filters, 'metric')) : [] };
};
