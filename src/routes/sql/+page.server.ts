import { filtersFrom, listStateFrom, noFilters } from '$lib/filters';
import { METRICS } from '$lib/metrics';
import { coverage } from '$lib/server/report/coverage';
import type { SqlEngine } from '$lib/components/sql/engine';
import { fileBesideCluster } from '$lib/server/console/beside';
import { queriedWarehouse } from '$lib/server/console/chosen';
import { functionsOnCluster } from '$lib/server/console/cluster/schema';
import { opened } from '$lib/server/list/opened';
import { readQueries } from '$lib/server/workspace/queries';
import { readSettings } from '$lib/server/workspace/workspace';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

/** A link names what it opens (open=tone_lift, with filters); the query itself the page reads from its own address. */
export const load: PageServerLoad = async ({ url }) => {
  const what = url.searchParams.get('open');
  const asked = what && {
    what,
    by: url.searchParams.get('by'),
    filters: filtersFrom(url).filters,
    sort: listStateFrom(url).sort,
  };
  const [line, saved, { console: limits }, sql, beside, engine] = await Promise.all([
    orNothingYet(coverage(noFilters())),
    readQueries(),
    readSettings(),
    asked ? orNothingYet(opened(asked)) : null,
    fileBesideCluster(),
    engineOfQueries(),
  ]);
  return {
    coverage: line,
    saved,
    opened: sql,
    limits,
    beside,
    engine,
    metrics: METRICS.map(({ id, title, question }) => ({ id, title, question })),
  };
};

async function engineOfQueries(): Promise<SqlEngine> {
  const asked = queriedWarehouse();
  const { id } = asked.dialect;
  return { id, functions: (id === 'clickhouse' && (await orNothingYet(functionsOnCluster(asked)))) || [] };
}
