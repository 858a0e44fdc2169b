/** PUT changes what is given of a saved query; DELETE removes it and answers { removed } (false when there was none). */
import { answer, bodyOf } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { changeQuery, removeQuery } from '$lib/server/workspace/queries';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    const query = await changeQuery(params.id, await bodyOf(request));
    if (!query) throw new BadRequest('This query is no longer there. Reload the page.', 404);
    return query;
  });

export const DELETE: RequestHandler = ({ params }) => answer(async () => ({ removed: await removeQuery(params.id) }));
