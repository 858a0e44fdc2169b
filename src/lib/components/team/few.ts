/** How many agents are drawn one by one before the address asks for all of them. */

const MOST_DRAWN = 40;
const [NAME, ALL] = ['agents', 'all'];

/** @param rows of agents in their order @param url of the page */
export function drawnOf<Row>(rows: readonly Row[], url: URL): Row[] {
  return rows.slice(0, url.searchParams.get(NAME) === ALL ? undefined : MOST_DRAWN);
}

/** The same page with every agent drawn. */
export function withAllAgents(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.set(NAME, ALL);
  return `${url.pathname}?${query}`;
}
