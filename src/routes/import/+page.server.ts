import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/report/coverage';
import { knownExports } from '$lib/server/imports/formats';
import { listImports, listRejects } from '$lib/server/imports/imports';
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
  // Not waited for: the command has to be started for it, and it stands at the end of the page.
  return { coverage: line, imports, rejects, known: knownExports().catch(() => null) };
};
