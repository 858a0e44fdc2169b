/** POST { question, ask, class, value?, reason? } says what an answer is, and starts `undertone apply`. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { sayAnswer } from '$lib/server/questions/answering';
import { applyIfThere } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const correction = await sayAnswer(await bodyOf(request));
    return { correction, job: await applyIfThere() };
  });
