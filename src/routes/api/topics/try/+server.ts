/** POST { title, include, exclude, labels, id? } tells which conversations would gain or lose a topic; nothing is kept. */
import { answer, bodyOf } from '$lib/server/http/answers';
import type { GivenTopic } from '$lib/server/pain/topics';
import { tryTopic } from '$lib/server/pain/tryingtopic';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const { id, ...given } = await bodyOf(request);
    return tryTopic(given as unknown as GivenTopic, {
      signal: request.signal,
      ...(typeof id === 'string' && { id }),
    });
  });
