/** POST { text, variants, active_from, active_to, unit, type } adds a question and starts `undertone apply`. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { addQuestion, type GivenQuestion } from '$lib/server/questions/questions';
import { applyIfThere } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const question = await addQuestion((await bodyOf(request)) as unknown as GivenQuestion);
    return { question, job: await applyIfThere() };
  });
