/** PUT changes what is given of a question; DELETE removes it. Both start `undertone apply`. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { changeQuestion, removeQuestion } from '$lib/server/questions/questions';
import { applyIfThere } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    const question = await changeQuestion(params.id, await bodyOf(request));
    if (!question) throw new BadRequest('This question is no longer there. Reload the page.', 404);
    return { question, job: await applyIfThere() };
  });

/** Answers { removed, job } (removed false when there was none). */
export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const removed = await removeQuestion(params.id);
    return { removed, job: removed ? await applyIfThere() : null };
  });
