/**
 * Every request passes here: what is looked at at all (server/http/requests.ts), who asks and may (server/access), what every
 * answer carries (server/http/headers.ts), what is written to the log, how an error is said. And how the server begins and ends.
 */
import { isRedirect, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { admit } from '$lib/server/access/admit';
import { auditRequest } from '$lib/server/access/audit';
import { accessFrom, type Access } from '$lib/server/access/config';
import { runFor } from '$lib/server/access/viewer';
import { ClusterProblem } from '$lib/model/clusterproblem';
import { saidOf, statusOf } from '$lib/server/http/errors';
import { secure } from '$lib/server/http/headers';
import { fulfilWishes } from '$lib/server/imports/handingover';
import { jobs } from '$lib/server/imports/importing';
import { endInOrder } from '$lib/server/operation/leaving';
import { meters, startMeters } from '$lib/server/operation/prometheus';
import { generationSeen, ofOneGeneration } from '$lib/server/warehouse/pins';
import { refusalOf } from '$lib/server/http/requests';
import { applyToEnd } from '$lib/server/imports/starting';
import { readLines } from '$lib/tagging/lines';

export const init: ServerInit = async () => {
  if (process.env.UNDERTONE_METRICS) await startMeters();
  fulfilWishes(applyToEnd);
  if (dev) return;
  readLines();
  // Vite ends in its own way.
  endInOrder(() => jobs().stopAll());
};

export const handle: Handle = async ({ event, resolve }) => {
  const access = accessFrom(process.env, dev);
  const started = performance.now();
  const response = await answerTo(event, access, () => resolve(event));
  meters()?.request(event.route.id, event.request.method, response.status, (performance.now() - started) / 1000);
  secure(response.headers, access.isHttps);
  return response;
};

async function answerTo(
  event: RequestEvent,
  access: Access,
  resolve: () => Promise<Response> | Response,
): Promise<Response> {
  const { method, headers } = event.request;
  const asked = { method, path: event.url.pathname, headers };
  const refusal = refusalOf(asked, { ...access, bound: process.env.HOST ?? '127.0.0.1' });
  if (refusal)
    return new Response(`${refusal.message}\n`, {
      status: refusal.status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  const admitted = await admit(event, access).catch((error: unknown) => {
    // Kit knows how its own client wants to be led on; others get the headers of every answer as well.
    if (!isRedirect(error) || event.isDataRequest) throw error;
    return new Response(null, { status: error.status, headers: { location: error.location } });
  });
  if (admitted instanceof Response) return admitted;
  const response = await runFor(event.locals.user, () =>
    ofOneGeneration(async () => {
      const answer = withStatus(await resolve(), event.locals.failedAs);
      const generation = generationSeen();
      if (generation) answer.headers.set('x-undertone-generation', generation);
      return answer;
    }),
  );
  if (admitted?.logged && response.status < 400) await auditRequest(event, admitted.logged);
  return response;
}

/** Kit says 500 to whatever a page throws; what comes back by itself is 503, so that proxies and browsers ask again. */
function withStatus(answer: Response, status: number | undefined): Response {
  return status === undefined || answer.status !== 500
    ? answer
    : new Response(answer.body, { status, headers: answer.headers });
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status === 404)
    return { message: `There is no page ${event.url.pathname}.`, hint: 'The menu leads to every page.' };
  const said = saidOf(error);
  const asked = `${event.request.method} ${event.url.pathname}:`;
  if (!said) console.error(asked, error);
  if (error instanceof ClusterProblem) {
    // Nobody who reads a page can mend it, so whoever runs the server is told too.
    console.error(asked, error.message, String(error.cause ?? ''));
    event.locals.failedAs = statusOf(error);
  }
  return said ?? { message, hint: 'What went wrong is written where the server was started.' };
};
