import { filtersFrom, filtersTo, withoutFilter } from '$lib/filters';
import { daysOfData, daysOfWeekPage, plusDays } from '$lib/server/days';
import { five } from '$lib/server/five';
import { warehouseInfo } from '$lib/server/info';
import { looser } from '$lib/server/list';
import { filterOptions } from '$lib/server/options';
import { overview } from '$lib/server/overview';
import { readNotes } from '$lib/server/workspace';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const days = await orNothingYet(daysOfData());
  if (!days) return { digest: null, five: null, options: null, looser: [], around: null };
  const week = daysOfWeekPage(filters, days, (await warehouseInfo()).weekStart);
  const within = { ...filters, ...week };
  const [digest, chosen, options, notes] = await Promise.all([
    overview(within),
    five(within),
    filterOptions(),
    readNotes(),
  ]);
  const at = (first: string) => filtersTo({ ...filters, from: first, to: plusDays(first, 6) }).toString();
  return {
    digest,
    five: chosen,
    options,
    notes,
    looser: digest?.coverage.conversations === 0 ? await looser(withoutFilter(filters, 'metric')) : [],
    /** the weeks before and after, where there are data */
    around: {
      before: week.from > days.first ? at(plusDays(week.from, -7)) : null,
      after: week.to < days.last ? at(plusDays(week.from, 7)) : null,
    },
  };
};
