import { teamPage } from '$lib/server/team/teampage';
import { readNotes } from '$lib/server/workspace/workspace';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const state = { by: url.searchParams.get('by'), weeksBy: url.searchParams.get('weeks') };
  const [shown, notes] = await Promise.all([selected(url, (filters) => teamPage(filters, state)), readNotes()]);
  return { shown, notes };
};
