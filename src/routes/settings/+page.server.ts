import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/report/coverage';
import { settingsShown } from '$lib/server/workspace/deciding';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const [shown, line] = await Promise.all([settingsShown(), orNothingYet(coverage(noFilters()))]);
  return { shown, coverage: line };
};
