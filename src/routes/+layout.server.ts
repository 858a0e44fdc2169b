import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/coverage';
import { readSettings } from '$lib/server/workspace';
import type { LayoutServerLoad } from './$types';
import { orNothingYet } from './nothing-yet';

/** The rail's foot and whether names are shown. Depends on no address, so it is asked once and again when data change. */
export const load: LayoutServerLoad = async () => {
  const [line, settings] = await Promise.all([orNothingYet(coverage(noFilters())), readSettings()]);
  return {
    lastImport: line?.lastImport ?? null,
    timezone: line?.timezone ?? 'UTC',
    rulesVersion: line?.rulesVersion ?? null,
    agentNames: { areShown: settings.showAgentNames, areStored: settings.agentNames === 'named' },
  };
};
