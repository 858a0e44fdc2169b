/** The users of a workspace: users.json, as a file readable by its owner alone, changed by one process at a time. */
import { randomUUID } from 'node:crypto';
import { isAccountRole, type AccountRole, type UserShown } from '../../model/access';
import { BadRequest } from '../http/errors';
import { jsonDocument } from '../store/document';
import { dataFolder, WorkspaceProblem } from '../workspace/workspace';
import type { Token } from './tokens';

export interface User {
  /** lower case; how they sign in, and what a reverse proxy calls them */
  name: string;
  role: AccountRole;
  /** Argon2id; null for who signs in through the reverse proxy only */
  password: string | null;
  isDisabled: boolean;
  /** changes with password, role and disabling: sessions that name another one are over */
  epoch: string;
  createdAt: string;
  tokens: Token[];
}

const FILE = 'users.json';
const USER_NAME = /^[a-z0-9][a-z0-9._@+-]{0,79}$/;
const MEND =
  'Restore the file from a backup, or remove it and add users again with "undertone users add NAME --role admin".';

const USERS = jsonDocument(FILE, usersFrom, MEND);

/** All users in the order of their names; none when there is no file. @throws WorkspaceProblem */
export const readUsers = (folder = dataFolder()): Promise<User[]> => USERS.read(folder);

function usersFrom(content: unknown): User[] {
  content ??= [];
  if (!Array.isArray(content) || !content.every(isUser))
    throw new WorkspaceProblem(
      `workspace/${FILE}`,
      'expected a list of users, each with "name", "role", "password", "isDisabled", "epoch" and "tokens".',
      MEND,
    );
  return content.sort((one, other) => one.name.localeCompare(other.name));
}

/** The user of that name who may sign in; null when there is none. */
export async function activeUser(name: string, folder = dataFolder()): Promise<User | null> {
  return (await readUsers(folder)).find((user) => user.name === name && !user.isDisabled) ?? null;
}

/** Adds a user. @throws BadRequest when the name is taken or cannot be one */
export async function addUser(
  { name, role, password }: Pick<User, 'name' | 'role' | 'password'>,
  folder = dataFolder(),
): Promise<void> {
  const plain = userName(name);
  await changeUsers(folder, (users) => {
    if (users.some((user) => user.name === plain)) throw new BadRequest(`There is a user ${plain} already.`, 409);
    const [epoch, createdAt] = [randomUUID(), new Date().toISOString()];
    return [...users, { name: plain, role, password, isDisabled: false, epoch, createdAt, tokens: [] }];
  });
}

/**
 * Changes a user. A new password, role or disabling ends their sessions.
 * @throws BadRequest when there is no such user, or no admin who can sign in would be left
 */
export async function changeUser(
  name: string,
  change: Partial<Pick<User, 'role' | 'password' | 'isDisabled'>> | ((user: User) => Partial<User>),
  folder = dataFolder(),
): Promise<void> {
  await changeUsers(folder, (users) => {
    const found = userIn(users, name);
    const given = typeof change === 'function' ? change(found) : { ...change, epoch: randomUUID() };
    return keptAdmin(
      users,
      users.map((user) => (user === found ? { ...user, ...given } : user)),
    );
  });
}

/** @throws BadRequest as changeUser does */
export async function removeUser(name: string, folder = dataFolder()): Promise<void> {
  await changeUsers(folder, (users) => {
    const found = userIn(users, name);
    return keptAdmin(
      users,
      users.filter((user) => user !== found),
    );
  });
}

/** Users without their secrets. */
export function usersShown(users: User[]): UserShown[] {
  return users.map(({ name, role, isDisabled, password, createdAt, tokens }) => ({
    ...{ name, role, isDisabled, createdAt, hasPassword: password !== null },
    tokens: tokens.map(({ id, label, role: ofToken, createdAt: at }) => ({ id, label, role: ofToken, createdAt: at })),
  }));
}

/** A name as it is kept. @throws BadRequest when it cannot be one */
export function userName(name: unknown): string {
  const plain = typeof name === 'string' ? name.trim().toLowerCase() : '';
  if (USER_NAME.test(plain)) return plain;
  throw new BadRequest(
    `${JSON.stringify(name ?? '')} cannot be a user's name: expected letters, digits, ".", "_", "@", "+" or "-", such as maria.lopez or maria@example.com.`,
  );
}

export const isActiveAdmin = ({ role, isDisabled }: User): boolean => role === 'admin' && !isDisabled;

function userIn(users: User[], name: string): User {
  const found = users.find((user) => user.name === name.trim().toLowerCase());
  if (!found) throw new BadRequest(`There is no user ${name}. "undertone users list" names them.`, 404);
  return found;
}

/** Whoever locks out the last admin would need the command line to come back. */
function keptAdmin(before: User[], after: User[]): User[] {
  if (!before.some(isActiveAdmin) || after.some(isActiveAdmin)) return after;
  throw new BadRequest('That would leave no admin who can sign in. Make somebody else an admin first.', 409);
}

async function changeUsers(folder: string, change: (users: User[]) => User[]): Promise<void> {
  await USERS.change(folder, (users) => ({ kept: change(users), answer: null }));
}

function isUser(value: unknown): value is User {
  const { name, role, password, isDisabled, epoch, tokens } = (value ?? {}) as Partial<User>;
  return (
    typeof name === 'string' &&
    isAccountRole(role) &&
    (password === null || typeof password === 'string') &&
    typeof isDisabled === 'boolean' &&
    typeof epoch === 'string' &&
    Array.isArray(tokens)
  );
}
