import { filtersTo, type Filters } from '$lib/filters';
import { daysOfData, daysOfWeekPage, plusDays } from '$lib/server/report/days';
import { five } from '$lib/server/team/five';
import { warehouseInfo } from '$lib/server/people/info';
import { overview } from '$lib/server/overview/overview';
import { readNotes } from '$lib/server/workspace/workspace';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

/** The overview of one week and its conversations worth a word. null without conversations. */
async function digest(filters: Filters) {
  const days = await daysOfData();
  if (!days) return null;
  const week = daysOfWeekPage(filters, days, (await warehouseInfo()).weekStart);
  const within = { ...filters, ...week };
  const [figures, chosen] = await Promise.all([overview(within), five(within)]);
  if (!figures || !chosen) return null;
  const at = (first: string) => filtersTo({ ...filters, from: first, to: plusDays(first, 6) }).toString();
  return {
    ...figures,
    five: chosen,
    /** the weeks before and after, where there are data */
    around: {
      before: week.from > days.first ? at(plusDays(week.from, -7)) : null,
      after: week.to < days.last ? at(plusDays(week.from, 7)) : null,
    },
  };
}

export const load: PageServerLoad = async ({ url }) => {
  const [shown, notes] = await Promise.all([selected(url, digest), readNotes()]);
  return { shown, notes };
};
