import { filtersFrom } from '$lib/filters';
import { filterOptions } from '$lib/server/options';
import { overview } from '$lib/server/overview';

import type { PageServerLoad } from './$types';
import { orNothingYet } from './nothing-yet';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const [shown, options] = await Promise.all([orNothingYet(overview(filters)), orNothingYet(filterOptions())]);
  return { overview: shown, options };
};
