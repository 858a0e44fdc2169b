/** PUT { tag, text, instead?, note? } changes a phrase of the team; DELETE removes it. Both start `undertone apply`. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { changePhrase, removePhrase, type GivenPhrase } from '$lib/server/phrases/phrases';
import { applyIfThere } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    const phrase = await changePhrase(params.id, (await bodyOf(request)) as unknown as GivenPhrase);
    if (!phrase) throw new BadRequest('This phrase is no longer there. Reload the page.', 404);
    return { phrase, job: await applyIfThere() };
  });

/** Answers { removed, job } (removed false when there was none). */
export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const removed = await removePhrase(params.id);
    return { removed, job: removed ? await applyIfThere() : null };
  });
