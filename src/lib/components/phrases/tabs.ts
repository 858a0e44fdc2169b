/** The tabs of the page of phrases, and its addresses: tab, open line and filters stand in the URL. */
import { filtersFrom, filtersTo, phrasesStateFrom } from '../../filters';
import type { PhraseTab } from '../../model/phrases';
import { phrasesOf } from '../places';

export const TAB_TITLES: Record<PhraseTab, string> = {
  cliche: 'Clichés',
  process_speak: 'Process-speak',
  blame: 'Blame',
  link_deflection: 'Link deflection',
  own: 'Our own phrases',
  draft: 'Try a draft',
};

/** What a tag is called in the singular, for a choice. */
export const TAG_NAMES: Record<Exclude<PhraseTab, 'own' | 'draft'>, string> = {
  cliche: 'Cliché',
  process_speak: 'Process-speak',
  blame: 'Blame',
  link_deflection: 'Link deflection',
};

/** This page with another tab or another line open; the filters stay. */
export function phrasesAt(url: URL, tab: PhraseTab, open: string | null = null): string {
  const parameters = filtersTo(filtersFrom(url).filters);
  for (const table of tab === phrasesStateFrom(url).tab ? url.searchParams.getAll('table') : [])
    parameters.append('table', table);
  if (tab !== 'cliche') parameters.set('of', tab);
  if (open !== null) parameters.set('open', open);
  return phrasesOf(parameters.toString());
}
