/** Keys for scripts: `ut_ID_SECRET` in the header Authorization: Bearer. Shown once; only a hash of the secret is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isAtLeast, lesserRole, type Account, type AccountRole } from '../../model/access';
import { BadRequest } from '../http/errors';
import { dataFolder } from '../workspace/workspace';
import { changeUser, readUsers } from './users';

export interface Token {
  id: string;
  label: string;
  role: AccountRole;
  /** SHA-256 of the secret: 256 random bits need no slow hash, they cannot be guessed */
  hash: string;
  createdAt: string;
}

const LONGEST_LABEL = 80;
const MOST = 20;

/** Makes a token and gives the whole of it, which nobody can be told again. @throws BadRequest */
export async function addToken(
  name: string,
  { label, role }: { label: string; role: AccountRole },
  folder = dataFolder(),
): Promise<string> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const words = label.trim().slice(0, LONGEST_LABEL);
  if (words === '') throw new BadRequest('Say what the token is for, such as "weekly notebook".');
  await changeUser(
    name,
    (user) => {
      if (!isAtLeast(user.role, role))
        throw new BadRequest(`${user.name} is ${user.role}: a token of theirs cannot be ${role}.`);
      if (user.tokens.length >= MOST) throw new BadRequest(`${user.name} has ${MOST} tokens. Remove one first.`);
      const token: Token = { id, label: words, role, hash: hashOf(secret), createdAt: new Date().toISOString() };
      return { tokens: [...user.tokens, token] };
    },
    folder,
  );
  return `ut_${id}_${secret}`;
}

/** @throws BadRequest when there is no such token */
export async function removeToken(name: string, id: string, folder = dataFolder()): Promise<void> {
  await changeUser(
    name,
    ({ tokens }) => {
      if (!tokens.some((token) => token.id === id)) throw new BadRequest(`${name} has no token ${id}.`, 404);
      return { tokens: tokens.filter((token) => token.id !== id) };
    },
    folder,
  );
}

/** Whose token it is, with the lesser of its role and the user's; null when it is none. */
export async function accountOfToken(token: string, folder = dataFolder()): Promise<Account | null> {
  const [, id, secret] = /^ut_([0-9a-f]{12})_([\w-]{43})$/.exec(token) ?? [];
  if (!id || !secret) return null;
  for (const user of await readUsers(folder)) {
    const found = user.isDisabled ? undefined : user.tokens.find((one) => one.id === id);
    if (found && isSame(found.hash, hashOf(secret)))
      return { name: user.name, role: lesserRole(found.role, user.role) };
  }
  return null;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return a.length === b.length && timingSafeEqual(a, b);
}
