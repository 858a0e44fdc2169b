import { overview } from '$lib/server/overview/overview';
import { ratings } from '$lib/server/overview/ratings';
import { readNotes } from '$lib/server/workspace/workspace';
import type { PageServerLoad } from './$types';
import { selected } from './selected';

export const load: PageServerLoad = async ({ url }) => {
  const [shown, notes] = await Promise.all([
    selected(url, async (filters) => {
      const [figures, rated] = await Promise.all([overview(filters), ratings(filters)]);
      return figures && { ...figures, ratings: rated };
    }),
    readNotes(),
  ]);
  return { shown, notes };
};
