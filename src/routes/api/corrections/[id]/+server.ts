/** DELETE takes a correction back, which starts `undertone apply`; it stays in the log as undone. */
import { answer } from '$lib/server/http/answers';
import { undoCorrection } from '$lib/server/conversation/corrections';
import { BadRequest } from '$lib/server/http/errors';
import { applyDecisions } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const undone = await undoCorrection(params.id);
    if (!undone) throw new BadRequest('This correction was taken back already. Reload the page.', 404);
    return { id: undone.id, job: await applyDecisions() };
  });
