import { noFilters } from '$lib/filters';
import { CHAPTERS } from '$lib/metrics';
import { trustIndex } from '$lib/server/report/accuracy';
import { coverage } from '$lib/server/report/coverage';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const line = await orNothingYet(coverage(noFilters()));
  return {
    coverage: line,
    chapters: CHAPTERS.map(({ title, metrics }) => ({
      title,
      metrics: metrics.map(({ id, title, question, population }) => ({ id, title, question, population })),
    })),
    trust: trustIndex(line?.rulesVersion ?? null),
  };
};
