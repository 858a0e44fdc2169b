/** A login by name and password: limited, equally slow for names that are not there, and written to the log. */
import type { RequestEvent } from '@sveltejs/kit';
import { audit } from './audit';
import { clientAddress, type Access } from './config';
import { countTry, forgetTries } from './limits';
import { isPasswordOf } from './passwords';
import { signIn } from './session';
import { activeUser } from './users';

export interface LoginFailed {
  status: 400 | 429;
  message: string;
  /** seconds */
  retryAfter?: number;
}

/** null when the browser is signed in now. Which of name and password was wrong is not said. */
export async function login(
  event: RequestEvent,
  access: Access,
  given: { name: unknown; password: unknown },
): Promise<LoginFailed | null> {
  const name = typeof given.name === 'string' ? given.name.trim().toLowerCase().slice(0, 80) : '';
  const password = typeof given.password === 'string' ? given.password : '';
  const address = clientAddress(event.getClientAddress(), event.request.headers.get('x-forwarded-for'), access);
  const wait = await countTry(address, name);
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60);
    return { status: 429, message: `Too many tries. Wait ${minutes} min, then try again.`, retryAfter: wait };
  }
  const user = await activeUser(name);
  const fits = await isPasswordOf(user?.password ?? null, password);
  if (!user || !fits) {
    // A name that nobody has may be a password in the wrong field.
    await audit(event, 'failed login', { name: user ? user.name : 'no user of that name' });
    return { status: 400, message: 'Name and password do not fit together.' };
  }
  await forgetTries(address, name);
  await signIn({ cookies: event.cookies, isHttps: access.isHttps }, user);
  event.locals.user = { name: user.name, role: user.role };
  await audit(event, 'login', {});
  return null;
}
