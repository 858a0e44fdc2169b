import { METRICS } from '$lib/metrics';
import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/coverage';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
  coverage: await orNothingYet(coverage(noFilters())),
  metrics: METRICS.map(({ id, title, question, population, unit }) => ({ id, title, question, population, unit })),
});
