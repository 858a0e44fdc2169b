/** DELETE takes back what a person said of an answer, and starts `undertone apply`. */
import { undoAnswerCorrection } from '$lib/server/questions/answercorrections';
import { answer } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { applyIfThere } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const correction = await undoAnswerCorrection(params.id);
    if (!correction) throw new BadRequest('This correction is no longer in force. Reload the page.', 404);
    return { correction, job: await applyIfThere() };
  });
