/** POST { id } stops a running job; answers { stopped } (false when it was over already). */
import { answer, bodyOf } from '$lib/server/answers';
import { jobs } from '$lib/server/importing';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => ({ stopped: jobs().stop(String((await bodyOf(request)).id)) }));
