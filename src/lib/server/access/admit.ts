/**
 * Whether a request reaches its route: who asks (who.ts), what they may (model/rights.ts), and what somebody is told who
 * may not. Where there are no accounts everybody may what an admin may; a route without a row stays closed there too.
 */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isAtLeast } from '../../model/access';
import { PROBES, rightOf, type Right } from '../../model/rights';
import { audit } from './audit';
import { clientAddress, type Access } from './config';
import { countTry } from './limits';
import { bearerOf, whoAsks } from './who';

/** Puts into event.locals who asks; the answer when they may not, else what they may. Null for no route of ours. */
export async function admit(event: RequestEvent, access: Access): Promise<Response | Right | null> {
  const { request, route, locals } = event;
  locals.hasAccounts = access.hasAccounts;
  locals.address = clientAddress(event.getClientAddress(), request.headers.get('x-forwarded-for'), access);
  locals.user = null;
  const right = route.id === null ? null : rightOf(route.id, request.method);
  // Looking up who asks may take the database, and whether that answers is the question.
  if (right && PROBES.includes(right.route)) return right;
  if (access.hasAccounts) {
    const found = await whoAsks(event, access);
    if (found !== null && 'status' in found) {
      const wait = bearerOf(request) === null ? 0 : await countTry(locals.address, 'a token');
      if (wait === 0) await audit(event, 'refused', { why: found.message });
      return said(event, found.status, found.message);
    }
    locals.user = found;
  }
  if (right?.least === 'anybody') return right;
  if (access.hasAccounts && locals.user === null) return signInFirst(event);
  if (route.id === null) return null;
  const role = locals.user?.role ?? 'admin';
  if (right && isAtLeast(role, right.least)) return right;
  await audit(event, 'refused', { route: route.id, method: request.method });
  if (isPage(event) && request.method === 'GET')
    return redirect(303, `/refused?page=${encodeURIComponent(event.url.pathname)}`);
  return said(event, 403, right ? `This takes the role ${right.least}; you are ${role}.` : 'Nobody may ask this.');
}

/** A page leads to the login and back; anything else is told in words what to send. */
function signInFirst(event: RequestEvent): Response {
  const { request, url } = event;
  if (!isPage(event)) {
    const response = said(event, 401, 'Sign in first, or send a token (header Authorization: Bearer).');
    response.headers.set('www-authenticate', 'Bearer');
    return response;
  }
  // Coming from another site, a browser leaves out a SameSite=Strict cookie; asked again by a page of ours it is there.
  const isFromElsewhere = !['same-origin', 'none', null].includes(request.headers.get('sec-fetch-site'));
  if (isFromElsewhere && request.method === 'GET' && request.headers.get('cookie') === null) return AGAIN();
  const to =
    request.method === 'GET' && url.pathname !== '/' ? `?to=${encodeURIComponent(url.pathname + url.search)}` : '';
  return redirect(303, `/login${to}`);
}

const AGAIN = (): Response =>
  new Response('<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0"><title>Undertone</title>', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

const isPage = ({ route }: RequestEvent): boolean => !/^\/(api|health)\//.test(route.id ?? '');

function said(event: RequestEvent, status: number, message: string): Response {
  if (isPage(event))
    return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  return Response.json({ message, hint: '' }, { status });
}
