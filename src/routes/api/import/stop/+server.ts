/** POST { id } stops a running job; answers { stopped } (false when it was over already). */
import { answer, bodyOf } from '$lib/server/http/answers';
import { jobs } from '$lib/server/imports/importing';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => ({ stopped: jobs().stop(String((await bodyOf(request)).id)) }));
