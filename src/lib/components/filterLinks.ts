/** Every choice of the filter bar as an address, so that it works as a link, with the keyboard and without scripts. */
import { filtersFrom, filtersTo, isListFilter, withoutFilter, type Filters, type ListFilter } from '../filters';
import type { FilterOptions, Periods } from '../model/selection';

/** Parameters that belong to the page and stay when a filter changes. The page of a list does not: it starts anew. */
const KEPT = ['table', 'sort', 'of', 'open', 'find', 'by', 'weeks', 'after', 'split', 'bin', 'around', 'rests'];

function address(url: URL, filters: Filters): string {
  const parameters = filtersTo(filters);
  for (const name of KEPT) for (const value of url.searchParams.getAll(name)) parameters.append(name, value);
  const query = parameters.toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}

/** This page with one value of a list filter added, or taken off when it was set. */
export function toggled(url: URL, name: ListFilter, value: string): string {
  const { filters } = filtersFrom(url);
  if (filters[name].includes(value)) return address(url, withoutFilter(filters, name, value));
  return address(url, { ...filters, [name]: [...filters[name], value] });
}

/** This page with these filters (a query string) and no other. */
export const withFilters = (url: URL, query: string): string =>
  address(url, filtersFrom(new URL(`?${query}`, url)).filters);

/** This page without a filter (all its values). */
export const cleared = (url: URL, name: keyof Filters): string =>
  address(url, withoutFilter(filtersFrom(url).filters, name));

/** This page with waits on another clock. */
export function onClock(url: URL, clock: 'calendar' | 'business'): string {
  const { filters } = filtersFrom(url);
  return address(url, clock === 'business' ? { ...filters, clock } : withoutFilter(filters, 'clock'));
}

/** This page with something of its own chosen (what a chart is of); null for the usual. */
export function withChoice(url: URL, name: string, value: string | null): string {
  const [path, query = ''] = address(url, filtersFrom(url).filters).split('?');
  const parameters = new URLSearchParams(query);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : (path ?? '');
}

/** This page with a ready-made list of conversations. */
export const withCase = (url: URL, id: string): string => address(url, { ...filtersFrom(url).filters, case: id });

/** This page over other days; without days the page chooses them itself. */
export function over(url: URL, days: { from: string; to: string } | null): string {
  let { filters } = filtersFrom(url);
  for (const name of ['from', 'to', 'compare_from', 'compare_to'] as const) filters = withoutFilter(filters, name);
  return address(url, days ? { ...filters, ...days } : filters);
}

/** This page compared with the days just before, with those a year earlier, or with none. */
export function comparedWith(url: URL, what: 'before' | 'year' | 'none'): string {
  let { filters } = filtersFrom(url);
  for (const name of ['compare', 'compare_from', 'compare_to'] as const) filters = withoutFilter(filters, name);
  return address(url, what === 'before' ? filters : { ...filters, compare: what });
}

/** What a GET form must carry along so that nothing else changes. */
export function hiddenFor(url: URL, own: readonly string[]): [string, string][] {
  const known = [...filtersTo(filtersFrom(url).filters).entries()].filter(([name]) => !own.includes(name));
  const kept = KEPT.flatMap((name) => url.searchParams.getAll(name).map((value): [string, string] => [name, value]));
  return [...known, ...kept];
}

/** The filters alone, as a query string for other pages. */
export const queryOf = (url: URL): string => filtersTo(filtersFrom(url).filters).toString();

/** Names of the list filters that are set. */
export const setFilters = (filters: Filters): ListFilter[] =>
  Object.keys(filters)
    .filter(isListFilter)
    .filter((name) => filters[name].length > 0);

/** What is selected, a line each, for a file that leaves the page: "team: Billing, Technical". */
export function selectionOf(url: URL, periods: Periods, options: FilterOptions): string[] {
  const { filters } = filtersFrom(url);
  const labelOf = (name: ListFilter, value: string) =>
    options[name].find((option) => option.value === value)?.label ?? value;
  return [
    `period: ${periods.now.label}`,
    `compared with: ${periods.before?.label ?? 'nothing'}`,
    ...(filters.clock && options.hasBusinessHours ? ['clock: business hours'] : []),
    ...setFilters(filters).map((name) => `${name}: ${filters[name].map((value) => labelOf(name, value)).join(', ')}`),
  ];
}

const DAY = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Ready-made days, counted back from the last day there are data for. */
export function presets(firstDay: string | null, lastDay: string | null) {
  if (!firstDay || !lastDay) return [];
  const end = Date.parse(`${lastDay}T00:00:00Z`);
  const back = (days: number) => ({ from: dayOf(end - (days - 1) * DAY), to: lastDay });
  return [
    { label: 'Last 7 days', days: back(7) },
    { label: 'Last 28 days', days: back(28) },
    { label: 'Last 13 weeks', days: back(91) },
    { label: 'Last 52 weeks', days: back(364) },
    { label: 'All days', days: { from: firstDay, to: lastDay } },
  ];
}
