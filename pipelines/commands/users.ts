/** undertone users: who may sign in where accounts are asked for, and as what. The first admin can only come from here. */
import { ACCOUNT_ROLES, ROLE_SAYS, type AccountRole } from '../../src/lib/model/access';
import { auditShell } from '../../src/lib/server/access/audit';
import { passwordHash, passwordProblem } from '../../src/lib/server/access/passwords';
import { addToken, removeToken } from '../../src/lib/server/access/tokens';
import { addUser, changeUser, readUsers, removeUser, userName, usersShown } from '../../src/lib/server/access/users';
import { CannotWork, WrongUsage } from '../errors';
import type { Command, Invocation } from './command';
import { choiceOption, textOption } from './options';
import { askPassword } from './password';
import { tableOf } from './table';

type Step = (invocation: Invocation, name: string) => Promise<string>;

/** What stands after `users` besides list, and what each does. Each gives the sentence that says it is done. */
const STEPS: Record<string, Step> = {
  async add(invocation, name) {
    const role = roleOf(invocation) ?? 'viewer';
    const isNameless = invocation.values['no-password'] === true;
    // Before anybody types a password for a name that is taken.
    if ((await readUsers(invocation.dataFolder)).some((user) => user.name === name))
      throw new CannotWork(
        `There is a user ${name} already. "undertone users role ${name} ROLE" changes what they may.`,
      );
    const password = isNameless ? null : await passwordHash(await newPassword(invocation, name));
    await addUser({ name, role, password }, invocation.dataFolder);
    return `${name} may sign in as ${role}.`;
  },
  async role(invocation, name) {
    const role = invocation.positionals[2] ?? roleOf(invocation);
    if (!isRole(role)) throw new WrongUsage(`Name the role: undertone users role ${name} ${ACCOUNT_ROLES.join('|')}.`);
    await changeUser(name, { role }, invocation.dataFolder);
    return `${name} is ${role} now.`;
  },
  async password(invocation, name) {
    await changeUser(
      name,
      { password: await passwordHash(await newPassword(invocation, name)) },
      invocation.dataFolder,
    );
    return `${name} has a new password.`;
  },
  async disable(invocation, name) {
    await changeUser(name, { isDisabled: true }, invocation.dataFolder);
    return `${name} is kept out until "undertone users enable ${name}".`;
  },
  async enable(invocation, name) {
    await changeUser(name, { isDisabled: false }, invocation.dataFolder);
    return `${name} may sign in again.`;
  },
  async remove(invocation, name) {
    await removeUser(name, invocation.dataFolder);
    return `${name} is removed.`;
  },
  async token(invocation, name) {
    const removed = textOption(invocation, 'remove');
    if (removed !== undefined) {
      await removeToken(name, removed, invocation.dataFolder);
      return `The token ${removed} of ${name} is removed.`;
    }
    const label = textOption(invocation, 'label') ?? 'made on the command line';
    const token = await addToken(name, { label, role: roleOf(invocation) ?? 'analyst' }, invocation.dataFolder);
    process.stderr.write('Keep it: it cannot be shown again.\n');
    return token;
  },
};

export const users: Command = {
  id: 'users',
  argument: `list | ${Object.keys(STEPS).join(' | ')}  [NAME]`,
  summary: 'Says who may sign in, and as what.',
  details: [
    ...ACCOUNT_ROLES.map((role) => `${role.padEnd(7)}  ${ROLE_SAYS[role]}`),
    '',
    'A new password or role, and disabling, end the sessions of that user at once.',
  ],
  options: {
    role: { type: 'string', value: 'ROLE', help: `one of ${ACCOUNT_ROLES.join(', ')} (add: viewer; token: analyst)` },
    'password-stdin': { type: 'boolean', help: 'reads the password from standard input instead of asking' },
    'no-password': { type: 'boolean', help: 'add: signs in through the reverse proxy only' },
    label: { type: 'string', value: 'TEXT', help: 'token: what it is for' },
    remove: { type: 'string', value: 'ID', help: 'token: takes this one away' },
  },
  async run(invocation) {
    const [step = 'list', given] = invocation.positionals;
    if (step === 'list') {
      process.stdout.write(`${await listed(invocation.dataFolder)}\n`);
      return 0;
    }
    const run = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
    if (!run) throw new WrongUsage(`"${step}" is not expected here.`);
    if (given === undefined) throw new WrongUsage(`Name the user: undertone users ${step} NAME.`);
    const name = userName(given);
    process.stdout.write(`${await run(invocation, name)}\n`);
    await auditShell(step === 'token' ? 'token' : 'user', { did: step, name }, invocation.dataFolder);
    return 0;
  },
};

async function listed(dataFolder: string): Promise<string> {
  const rows = usersShown(await readUsers(dataFolder)).flatMap(({ tokens, ...user }) => [
    {
      ...{ user: user.name, role: user.role, since: user.createdAt.slice(0, 10), token: '' },
      signs_in: user.isDisabled ? 'disabled' : user.hasPassword ? 'password' : 'reverse proxy',
    },
    ...tokens.map(({ id, label, role, createdAt }) => ({
      ...{ user: user.name, role, since: createdAt.slice(0, 10), token: `${id} (${label})`, signs_in: 'token' },
    })),
  ]);
  if (rows.length === 0) return 'There are no users yet. Add an admin first: undertone users add NAME --role admin';
  return tableOf(['user', 'role', 'signs_in', 'since', 'token'], rows);
}

/** A password that was typed twice, or came by standard input. @throws WrongUsage when it cannot be one */
async function newPassword({ values }: Invocation, name: string): Promise<string> {
  const password = await askPassword(values['password-stdin'] === true);
  const problem = passwordProblem(password, name);
  if (problem) throw new WrongUsage(problem);
  return password;
}

const roleOf = (invocation: Invocation) => choiceOption(invocation, 'role', ACCOUNT_ROLES);
const isRole = (value: unknown): value is AccountRole => (ACCOUNT_ROLES as readonly unknown[]).includes(value);
