/** The tabs of the page of phrases, and its addresses: tab, open line and filters stand in the URL. */
import { filtersFrom, filtersTo, phrasesStateFrom } from '../../filters';
import type { PhraseTab, PhraseTag } from '../../model/phrases';
import { phrasesOf } from '../places';

export const TAB_TITLES: Record<PhraseTab, string> = {
  cliche: 'Clichés',
  process_speak: 'Process-speak',
  blame: 'Blame',
  link_deflection: 'Link deflection',
  repeated: 'Lines the team repeats',
  own: 'Our own phrases',
  draft: 'Try a draft',
};

/** What a tag is called in the singular, for a choice. */
export const TAG_NAMES: Record<PhraseTag, string> = {
  cliche: 'Cliché',
  process_speak: 'Process-speak',
  blame: 'Blame',
  link_deflection: 'Link deflection',
};

/** This page with another tab or another line open; the filters stay, and in the same tab what was searched for. */
export function phrasesAt(url: URL, tab: PhraseTab, open: string | null = null): string {
  const parameters = filtersTo(filtersFrom(url).filters);
  for (const table of tab === phrasesStateFrom(url).tab ? url.searchParams.getAll('table') : [])
    parameters.append('table', table);
  for (const name of tab === phrasesStateFrom(url).tab ? ['find', 'page'] : []) {
    const value = url.searchParams.get(name);
    if (value) parameters.set(name, value);
  }
  if (tab !== 'cliche') parameters.set('of', tab);
  if (open !== null) parameters.set('open', open);
  return phrasesOf(parameters.toString());
}

/** The form for a phrase of the team's own, filled in with these words. */
export function ownPhraseAt(url: URL, text: string): string {
  const own = new URL(phrasesAt(url, 'own'), url);
  own.searchParams.set('text', text);
  return own.pathname + own.search;
}
