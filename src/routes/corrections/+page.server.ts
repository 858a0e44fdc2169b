import { noFilters } from '$lib/filters';
import { correctionLog } from '$lib/server/conversation/correctionlog';
import { coverage } from '$lib/server/report/coverage';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const [line, log] = await Promise.all([orNothingYet(coverage(noFilters())), orNothingYet(correctionLog())]);
  return { coverage: line, log };
};
