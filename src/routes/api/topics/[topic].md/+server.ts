/** GET: one topic as Markdown for a tracker, under the filters of the address. */
import { error } from '@sveltejs/kit';
import { filtersFrom, filtersTo } from '$lib/filters';
import { topicMarkdown } from '$lib/server/pain/topicmarkdown';
import { topicVoice } from '$lib/server/pain/voice';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, params }) => {
  const { filters } = filtersFrom(url);
  const voice = await topicVoice(params.topic, filters);
  if (!voice) error(404, 'There is no such topic.');
  const name = params.topic.replace(/[^\w.-]/g, '_');
  return new Response(topicMarkdown(voice, url.origin, filtersTo(filters).toString()), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.md"`,
    },
  });
};
