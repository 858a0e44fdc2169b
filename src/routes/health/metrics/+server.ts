/** GET: figures about the server for Prometheus, where it was started with --metrics. */
import { meters } from '$lib/server/operation/prometheus';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
  const found = meters();
  if (!found)
    return new Response('Start the server with "undertone serve --metrics" to have it counted.\n', { status: 404 });
  return new Response(await found.text(), { headers: { 'content-type': found.contentType } });
};
