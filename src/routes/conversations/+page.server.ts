import { filtersFrom, listStateFrom } from '$lib/filters';
import { conversationList } from '$lib/server/list/list';
import { filterOptions } from '$lib/server/report/options';
import { orNothingYet } from '../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { filters } = filtersFrom(url);
  const [list, options] = await Promise.all([
    orNothingYet(conversationList(filters, listStateFrom(url))),
    orNothingYet(filterOptions()),
  ]);
  return { list, options };
};
