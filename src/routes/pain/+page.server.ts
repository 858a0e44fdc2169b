import { pain, painStateFrom } from '$lib/server/pain';
import { ownTopics } from '$lib/server/owntopics';
import { withSilent } from '$lib/server/silent';
import { readNotes } from '$lib/server/workspace';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const [shown, own, notes] = await Promise.all([
    selected(url, (filters) => withSilent(pain(filters, painStateFrom(url)), filters)),
    ownTopics(),
    readNotes(),
  ]);
  return { shown, own, notes };
};
