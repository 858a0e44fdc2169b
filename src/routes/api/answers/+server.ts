/** POST { question, ask, class, value?, reason? } says what an answer is, and starts `undertone apply`. */
import { answer, bodyOf } from '$lib/server/answers';
import { sayAnswer } from '$lib/server/answering';
import { applyIfThere } from '$lib/server/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const correction = await sayAnswer(await bodyOf(request));
    return { correction, job: await applyIfThere() };
  });
