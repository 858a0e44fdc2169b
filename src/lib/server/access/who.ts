/** Who asks: named by a trusted reverse proxy, by a token, or by a session. Each way says how it fails. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Account } from '../../model/access';
import { isAmong, plainAddress, type Access } from './config';
import { sessionUser } from './session';
import { accountOfToken } from './tokens';
import { readUsers } from './users';

/** Why somebody cannot be let in although they said who they are. */
export interface NotLetIn {
  status: 401 | 403;
  message: string;
}

type Asking = Pick<RequestEvent, 'request' | 'cookies' | 'getClientAddress'>;

/** null: nobody said who they are. */
export async function whoAsks(event: Asking, access: Access): Promise<Account | NotLetIn | null> {
  const named = access.trustHeader === null ? null : event.request.headers.get(access.trustHeader);
  if (named !== null) return ofProxy(named, plainAddress(event.getClientAddress()), access);
  const token = bearerOf(event.request);
  if (token !== null)
    return (
      (await accountOfToken(token)) ?? {
        status: 401,
        message:
          'This token is not known here, was removed, or its user is disabled. An admin or "undertone users token" makes another.',
      }
    );
  const user = await sessionUser({ cookies: event.cookies, isHttps: access.isHttps });
  return user && { name: user.name, role: user.role };
}

/** What stands after Bearer in the header Authorization; null when there is none. */
export function bearerOf(request: Request): string | null {
  return /^bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

async function ofProxy(header: string, peer: string, access: Access): Promise<Account | NotLetIn> {
  if (!isAmong(peer, access.trustedProxies))
    return {
      status: 403,
      message: `Only the reverse proxy may say who asks (header ${access.trustHeader}); ${peer} is not one of --trusted-proxy.`,
    };
  const name = header.trim().toLowerCase();
  const user = (await readUsers()).find((one) => one.name === name);
  if (user && !user.isDisabled) return { name, role: user.role };
  if (!user && access.defaultRole !== null && /^[\p{L}\p{N}._@+-]{1,80}$/u.test(name))
    return { name, role: access.defaultRole };
  return {
    status: 403,
    message: user
      ? `${name} is disabled here. An admin can change that on the page Users.`
      : `${name.slice(0, 80)} is not a user here. An admin adds them on the page Users, or with "undertone users add".`,
  };
}
