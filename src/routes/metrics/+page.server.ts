import { METRICS } from '$lib/metrics';
import { noFilters } from '$lib/filters';
import { trustIndex } from '$lib/server/accuracy';
import { coverage } from '$lib/server/coverage';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const line = await orNothingYet(coverage(noFilters()));
  return {
    coverage: line,
    metrics: METRICS.map(({ id, title, question, population, unit }) => ({ id, title, question, population, unit })),
    trust: trustIndex(line?.rulesVersion ?? null),
  };
};
