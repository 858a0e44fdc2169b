/** GET: 200 when this server can answer pages, else 503 and why; for balancers. */
import { readiness } from '$lib/server/operation/readiness';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
  const ready = await readiness();
  return Response.json(ready, { status: ready.isReady ? 200 : 503 });
};
