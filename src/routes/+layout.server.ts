import { noFilters } from '$lib/filters';
import { coverage } from '$lib/server/report/coverage';
import { areNamesShown } from '$lib/server/people/info';
import { readSettings } from '$lib/server/workspace/workspace';
import type { LayoutServerLoad } from './$types';
import { orNothingYet } from './nothing-yet';
import { ClusterProblem } from '$lib/model/clusterproblem';

/** Who is not signed in learns nothing, not even how much there is. */
const NOTHING_TOLD = {
  ...{ user: null, lastImport: null, timezone: 'UTC', rulesVersion: null },
  agentNames: { areShown: false, areStored: true },
};

/** The rail's foot, who is signed in, and whether names are shown. Depends on no address, so it is asked once and again when data change. */
export const load: LayoutServerLoad = async ({ locals: { user, hasAccounts } }) => {
  if (hasAccounts && user === null) return NOTHING_TOLD;
  const [line, settings, areShown] = await Promise.all([
    orNothingYet(coverage(noFilters())).catch(orUnreachable),
    readSettings(),
    areNamesShown(),
  ]);
  return {
    user,
    lastImport: line?.lastImport ?? null,
    timezone: line?.timezone ?? 'UTC',
    rulesVersion: line?.rulesVersion ?? null,
    agentNames: { areShown, areStored: settings.agentNames === 'named' },
  };
};

/** The page itself says what is wrong with the cluster; without a rail it could not. */
function orUnreachable(error: unknown): null {
  if (error instanceof ClusterProblem) return null;
  throw error;
}
