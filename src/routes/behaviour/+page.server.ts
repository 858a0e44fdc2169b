import { aftermathStateFrom, aftermathView } from '$lib/server/team/aftermath';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
  shown: await selected(url, (filters) => aftermathView(filters, aftermathStateFrom(url))),
});
