/** The pages that are measured, and over which selections. */
import { filtersFrom, type Filters } from '../../../src/lib/filters';
import { aftermathStateFrom, aftermathView } from '../../../src/lib/server/team/aftermath';
import { plusDays } from '../../../src/lib/server/report/days';
import { five } from '../../../src/lib/server/team/five';
import { conversationList } from '../../../src/lib/server/list/list';
import { overview } from '../../../src/lib/server/overview/overview';
import { teamPage } from '../../../src/lib/server/team/teampage';
import { phrases } from '../../../src/lib/server/phrases/wording';

export const SELECTIONS = 24;

export type View = (filters: Filters, folder: string) => Promise<unknown>;
export const listOf: View = (filters, folder) => conversationList(filters, { page: 1, sort: 'newest', folder });
export const VIEWS: Record<string, View> = {
  overview,
  team: (filters, folder) => teamPage(filters, { by: null, weeksBy: null }, folder),
  behaviour: (filters, folder) => aftermathView(filters, aftermathStateFrom(new URL('local:/behaviour')), folder),
  five,
  phrases: (filters, folder) => phrases('cliche', filters, folder),
  conversations: listOf,
};

/** Four weeks each, ever another team, channel or period, so that no answer is one that was remembered. */
export function selectionsOf(last: string): Filters[] {
  const narrowed = ['', 'team=Billing', 'team=Technical', 'channel=email', 'kind=bug', 'mood=frustrated'];
  return Array.from({ length: SELECTIONS }, (_, at) => {
    const to = plusDays(last, -7 * Math.floor(at / narrowed.length));
    const query = `from=${plusDays(to, -27)}&to=${to}&${narrowed[at % narrowed.length]}`;
    return filtersFrom(new URL(`local:/?${query}`)).filters;
  });
}
