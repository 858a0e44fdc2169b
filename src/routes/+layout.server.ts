import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/coverage';
import type { LayoutServerLoad } from './$types';
import { orNothingYet } from './nothing-yet';

/** The rail's foot. Depends on no address, so it is asked once and again only after an import. */
export const load: LayoutServerLoad = async () => {
  const line = await orNothingYet(coverage(noFilters()));
  return {
    lastImport: line?.lastImport ?? null,
    timezone: line?.timezone ?? 'UTC',
    rulesVersion: line?.rulesVersion ?? null,
  };
};
