import { error } from '@sveltejs/kit';
import { filtersFrom, listStateFrom } from '$lib/filters';
import { conversation } from '$lib/server/conversation/conversation';
import { orNothingYet } from '../../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
  const { filters } = filtersFrom(url);
  const found = await orNothingYet(conversation(params.id, filters, listStateFrom(url).sort));
  if (!found) {
    error(404, {
      message: `There is no conversation ${params.id} in these data.`,
      hint: 'It may have been taken back with its import, or the link comes from another data folder.',
    });
  }
  return { conversation: found };
};
