import { filtersFrom, withoutFilter, type Filters } from '$lib/filters';
import type { Selected, SelectionView } from '$lib/model/selection';
import { looser } from '$lib/server/list/looser';
import { filterOptions } from '$lib/server/report/options';
import { orNothingYet } from './nothing-yet';

/**
 * What a page over a selection shows, with the filters to choose from and, where none of the conversations has all of
 * them, which to take off. null before the first import.
 */
export async function selected<View extends SelectionView>(
  url: URL,
  viewOf: (filters: Filters) => Promise<View | null>,
): Promise<Selected<View> | null> {
  const { filters } = filtersFrom(url);
  const [view, options] = await Promise.all([orNothingYet(viewOf(filters)), orNothingYet(filterOptions())]);
  if (!view || !options) return null;
  const isEmpty = view.coverage.conversations === 0;
  return { view, options, looser: isEmpty ? await looser(withoutFilter(filters, 'metric')) : [] };
}
