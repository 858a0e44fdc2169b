import { pain, painStateFrom } from '$lib/server/pain/pain';
import { ownTopics } from '$lib/server/pain/owntopics';
import { readNotes } from '$lib/server/workspace/workspace';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const [shown, own, notes] = await Promise.all([
    selected(url, (filters) => pain(filters, painStateFrom(url))),
    ownTopics(),
    readNotes(),
  ]);
  return { shown, own, notes };
};
