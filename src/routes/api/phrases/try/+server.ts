/** POST { tag, text, id? } tells what a phrase would change in the stored messages; nothing is kept. */
import { answer, bodyOf } from '$lib/server/http/answers';
import type { GivenPhrase } from '$lib/server/phrases/phrases';
import { tryPhrase } from '$lib/server/phrases/trying';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const { id, ...given } = await bodyOf(request);
    return tryPhrase(given as unknown as GivenPhrase, {
      signal: request.signal,
      ...(typeof id === 'string' && { id }),
    });
  });
