/** GET: server-sent events; each carries one job as it now is. The jobs at hand come first. */
import { eventsOf } from '$lib/server/imports/events';
import { jobs } from '$lib/server/imports/importing';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  new Response(eventsOf(jobs()), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
