/** GET how a query goes or went (a few minutes long); DELETE stops it and answers { stopped }. */
import { answer } from '$lib/server/http/answers';
import { theConsole } from '$lib/server/console/here';
import { BadRequest } from '$lib/server/http/errors';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) =>
  answer(async () => {
    const run = theConsole().runs.find(params.id);
    if (!run) throw new BadRequest('There is no such run (any more).', 404);
    return run;
  });

export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => ({ stopped: theConsole().runs.stop(params.id) }));
