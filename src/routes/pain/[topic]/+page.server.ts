import { error } from '@sveltejs/kit';
import { withSilent } from '$lib/server/silent/silent';
import { topicVoice } from '$lib/server/pain/voice';
import { selected } from '../../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, params }) => {
  const shown = await selected(url, (filters) =>
    withSilent(topicVoice(params.topic, filters), { ...filters, topic: [params.topic] }),
  );
  if (!shown) error(404, 'There is no such topic in the figures: it was renamed, removed, or is not found any more.');
  return { shown };
};
