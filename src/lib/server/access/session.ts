/**
 * Who is signed in, in a cookie that only this server can read or make (iron-session: sealed with a key of the
 * workspace). It says a name and that user's epoch, never a role: role, password and disabling count at once.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { sealData, unsealData } from 'iron-session';
import { storeOf } from '../store/store';
import { dataFolder, WorkspaceProblem } from '../workspace/workspace';
import { endSession, isEnded } from './ended';
import { activeUser, type User } from './users';

/** A working day. */
const LIFE_MS = 10 * 3_600_000;
const KEY = 'session.key';
const IDLE_SECONDS = 60 * 60;
/** How often a session in use is told to the browser anew. */
const RENEW_MS = 60_000;

interface Session {
  id: string;
  name: string;
  epoch: string;
  /** instants in milliseconds: of the login, and of when the cookie was last made */
  since: number;
  seen: number;
}

export interface CookieJar {
  cookies: Pick<Cookies, 'get' | 'set'>;
  isHttps: boolean;
  folder?: string;
}

/** The user whose session the request brings; null without one, or when it is over. */
export async function sessionUser(jar: CookieJar, now = Date.now()): Promise<User | null> {
  const session = await opened(jar);
  if (!session || now - session.since > LIFE_MS || (await isEnded(session.id))) return null;
  const user = await activeUser(session.name, jar.folder);
  if (!user || user.epoch !== session.epoch) return null;
  if (now - session.seen > RENEW_MS) await keep(jar, { ...session, seen: now });
  return user;
}

/** A new session in place of whatever the browser had, so that nobody can hand somebody a session to sign in to. */
export async function signIn(jar: CookieJar, user: User, now = Date.now()): Promise<void> {
  const former = await opened(jar);
  if (former) await endSession(former.id, LIFE_MS, now);
  await keep(jar, { id: randomUUID(), name: user.name, epoch: user.epoch, since: now, seen: now });
}

/** Ends the session here as well, so that a copy of its cookie is worth nothing. Gives the name that was signed in. */
export async function signOut(jar: CookieJar, now = Date.now()): Promise<string | null> {
  const session = await opened(jar);
  if (session) await endSession(session.id, LIFE_MS, now);
  jar.cookies.set(cookieName(jar.isHttps), '', { ...attributes(jar), maxAge: 0 });
  return session?.name ?? null;
}

/** With https the browser itself refuses a cookie of this name that came another way (prefix __Host-, RFC 6265bis). */
export const cookieName = (isHttps: boolean): string => (isHttps ? '__Host-undertone' : 'undertone');

/** What the cookie says; null when there is none, it was not made here, or nobody used it for too long. */
async function opened({ cookies, isHttps, folder = dataFolder() }: CookieJar): Promise<Session | null> {
  const seal = cookies.get(cookieName(isHttps));
  if (!seal) return null;
  const session = await unsealData<Partial<Session>>(seal, { password: await sessionKey(folder), ttl: IDLE_SECONDS });
  return session.id && session.name && session.since ? (session as Session) : null;
}

async function keep(jar: CookieJar, session: Session): Promise<void> {
  const password = await sessionKey(jar.folder ?? dataFolder());
  const seal = await sealData(session, { password, ttl: IDLE_SECONDS });
  jar.cookies.set(cookieName(jar.isHttps), seal, { ...attributes(jar), maxAge: IDLE_SECONDS });
}

const attributes = ({ isHttps }: CookieJar) =>
  ({ httpOnly: true, secure: isHttps, sameSite: 'strict', path: '/' }) as const;

/** The workspace's key, made once (mode 600). Removing the file ends every session. @throws WorkspaceProblem */
async function sessionKey(folder: string): Promise<string> {
  const store = storeOf(folder);
  const made = `${randomBytes(32).toString('hex')}\n`;
  const text =
    (await store.read(KEY)) ??
    (await store.change(KEY, (known) => (known === null ? { kept: made, answer: made } : { answer: known })));
  const key = text.trim();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new WorkspaceProblem(
    'workspace/session.key',
    'expected 64 hexadecimal digits.',
    'Remove the file: everybody signs in again.',
  );
}
