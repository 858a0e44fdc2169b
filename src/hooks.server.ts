/** Every request passes here: who may ask (server/requests.ts), what every answer carries, how an error is said. */
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { saidOf } from '$lib/server/errors';
import { generationSeen, ofOneGeneration } from '$lib/server/pins';
import { refusalOf, secure } from '$lib/server/requests';

export const handle: Handle = async ({ event, resolve }) => {
  const { method, headers } = event.request;
  const refusal = refusalOf({ method, host: headers.get('host'), origin: headers.get('origin') }, process.env.HOST);
  const response = refusal
    ? new Response(`${refusal.message}\n`, {
        status: refusal.status,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
    : await ofOneGeneration(async () => {
        const answer = await resolve(event);
        const generation = generationSeen();
        if (generation) answer.headers.set('x-undertone-generation', generation);
        return answer;
      });
  secure(response.headers);
  return response;
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status === 404)
    return { message: `There is no page ${event.url.pathname}.`, hint: 'The menu leads to every page.' };
  const said = saidOf(error);
  if (!said) console.error(`${event.request.method} ${event.url.pathname}:`, error);
  return said ?? { message, hint: 'What went wrong is written where the server was started.' };
};
