import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/coverage';
import { listImports, listRejects } from '$lib/server/imports';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const page = Number(url.searchParams.get('page') ?? '1');
  const [line, imports, rejects] = await Promise.all([
    orNothingYet(coverage(noFilters())),
    listImports(),
    listRejects({
      importId: url.searchParams.get('import'),
      kind: url.searchParams.get('kind'),
      page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    }),
  ]);
  return { coverage: line, imports, rejects };
};
