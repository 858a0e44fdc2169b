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
