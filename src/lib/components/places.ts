/** Addresses that a page hands to its charts and lists. Filters ride along; what a list alone needs does not. */
import { resolve } from '$app/paths';

/** The conversations worth a word, over a selection. */
export const fiveOf = (query: string): string => resolve('/five') + (query ? `?${query}` : '');

/** The report of a week, over a selection. */
export const digestOf = (query: string): string => resolve('/digest') + (query ? `?${query}` : '');

/** The page of phrases over a selection. */
export const phrasesOf = (query: string): string => resolve('/phrases') + (query ? `?${query}` : '');

/** Topics of complaints, over a selection. */
export const painOf = (query: string): string => resolve('/pain') + (query ? `?${query}` : '');

/** One topic in people's own words. */
export const topicOf = (topic: string, query: string): string =>
  resolve('/pain/[topic]', { topic }) + (query ? `?${query}` : '');

/** The list behind a figure. */
export const listOf = (query: string): string => resolve('/conversations') + (query ? `?${query}` : '');

/** What a metric means, for the same selection. */
export const metricOf = (id: string, query: string): string =>
  resolve('/metrics/[id]', { id }) + (query ? `?${query}` : '');

/** One conversation, keeping the list it was opened from. */
export const conversationOf = (id: string, query: string): string =>
  resolve('/conversations/[id]', { id }) + (query ? `?${query}` : '');

/** One question of the week, over a selection. */
export const questionOf = (id: string, query: string): string =>
  resolve('/questions/[id]', { id }) + (query ? `?${query}` : '');

/**
 * The SQL of a metric ("tone_lift") or of the list ("conversations"), over a selection.
 * @param more the days that the page chose itself, and what the figure is cut by
 */
export function sqlOf(what: string, query: string, more: { from?: string; to?: string; by?: string } = {}): string {
  const address = new URLSearchParams([['open', what], ...new URLSearchParams(query)]);
  for (const name of ['from', 'to', 'by'] as const) if (more[name]) address.set(name, more[name]);
  return `${resolve('/sql')}?${address}`;
}

/** The days that a chart of weeks covers, by the first days of its weeks. */
export function daysOfWeeks(weeks: readonly { key: string }[]): { from?: string; to?: string } {
  const [first, last] = [weeks[0]?.key, weeks.at(-1)?.key];
  if (!first || !last) return {};
  return { from: first, to: new Date(Date.parse(`${last}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10) };
}
