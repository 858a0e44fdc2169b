/** DELETE takes a correction back, which starts `undertone apply`; it stays in the log as undone. */
import { answer } from '$lib/server/answers';
import { undoCorrection } from '$lib/server/corrections';
import { BadRequest } from '$lib/server/errors';
import { applyDecisions } from '$lib/server/starting';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const undone = await undoCorrection(params.id);
    if (!undone) throw new BadRequest('This correction was taken back already. Reload the page.', 404);
    return { id: undone.id, job: await applyDecisions() };
  });
