/** Who may look: added, given a role, kept out and removed by admins. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isAccountRole } from '$lib/model/access';
import { audit } from '$lib/server/access/audit';
import { said } from '$lib/server/access/forms';
import { passwordHash, passwordProblem } from '$lib/server/access/passwords';
import { addUser, changeUser, readUsers, removeUser, userName, usersShown } from '$lib/server/access/users';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { hasAccounts } }) => ({
  hasAccounts,
  users: usersShown(await readUsers()),
});

export const actions: Actions = {
  add: (event) =>
    did(event, 'added', async (name, field) => {
      const [role, password] = [field('role'), field('password')];
      if (!isAccountRole(role)) return 'Choose a role.';
      const problem = password === '' ? null : passwordProblem(password, name);
      if (problem) return problem;
      await addUser({ name, role, password: password === '' ? null : await passwordHash(password) });
      return null;
    }),
  role: (event) =>
    did(event, 'role', async (name, field) => {
      const role = field('role');
      if (!isAccountRole(role)) return 'Choose a role.';
      await changeUser(name, { role });
      return null;
    }),
  password: (event) =>
    did(event, 'password', async (name, field) => {
      const problem = passwordProblem(field('password'), name);
      if (!problem) await changeUser(name, { password: await passwordHash(field('password')) });
      return problem;
    }),
  disable: (event) => did(event, 'disabled', (name) => changeUser(name, { isDisabled: true })),
  enable: (event) => did(event, 'enabled', (name) => changeUser(name, { isDisabled: false })),
  remove: (event) => did(event, 'removed', (name) => removeUser(name)),
};

/** Runs one change and writes it to the log; the work gives back what is wrong, in words. */
async function did(
  event: RequestEvent,
  what: string,
  work: (name: string, field: (name: string) => string) => Promise<string | null | void>,
) {
  const form = await event.request.formData();
  const field = (name: string) => String(form.get(name) ?? '');
  return said(async () => {
    const name = userName(field('name'));
    const problem = await work(name, field);
    if (problem) return fail(400, { problem });
    await audit(event, 'user', { did: what, name, ...(field('role') && { role: field('role') }) });
    return { done: `${name}: ${what === 'password' ? 'new password' : what}.` };
  });
}
