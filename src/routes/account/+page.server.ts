/** What is one's own: the password, and tokens for scripts. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { ACCOUNT_ROLES, isAccountRole, isAtLeast } from '$lib/model/access';
import { audit } from '$lib/server/access/audit';
import { accessFrom } from '$lib/server/access/config';
import { said } from '$lib/server/access/forms';
import { countTry, forgetTries } from '$lib/server/access/limits';
import { isPasswordOf, passwordHash, passwordProblem } from '$lib/server/access/passwords';
import { signIn } from '$lib/server/access/session';
import { addToken, removeToken } from '$lib/server/access/tokens';
import { activeUser, changeUser, usersShown } from '$lib/server/access/users';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { user } }) => {
  const found = user && (await activeUser(user.name));
  // Where there are no accounts, or the reverse proxy alone knows somebody, nothing here is theirs to change.
  if (!user || !found) return { me: null, mayTokens: false, roles: [] };
  return {
    me: usersShown([found])[0] ?? null,
    mayTokens: isAtLeast(user.role, 'analyst'),
    roles: ACCOUNT_ROLES.filter((role) => isAtLeast(user.role, role)),
  };
};

export const actions: Actions = {
  password: async (event) => {
    const { name, form } = await own(event);
    const address = event.locals.address;
    if ((await countTry(address, name)) > 0)
      return fail(429, { problem: 'Too many tries. Wait a quarter of an hour.' });
    const user = await activeUser(name);
    if (!(await isPasswordOf(user?.password ?? null, form.old)))
      return fail(400, { problem: 'The password until now is another one.' });
    await forgetTries(address, name);
    const problem = form.password === form.again ? passwordProblem(form.password, name) : 'The two new ones differ.';
    if (problem) return fail(400, { problem });
    await changeUser(name, { password: await passwordHash(form.password) });
    await audit(event, 'user', { did: 'own password', name });
    // Everywhere else they are signed out now; here they go on.
    const changed = await activeUser(name);
    if (changed) await signIn({ cookies: event.cookies, isHttps: accessFrom(process.env, dev).isHttps }, changed);
    return { done: 'Your password is changed. You are signed out everywhere else.' };
  },
  token: async (event) => {
    const { name, form } = await own(event);
    const { role } = form;
    if (!isAtLeast(event.locals.user?.role ?? 'viewer', 'analyst'))
      return fail(403, { problem: 'Tokens start with analysts.' });
    return said(async () => {
      const token = await addToken(name, { label: form.label, role: isAccountRole(role) ? role : 'viewer' });
      await audit(event, 'token', { did: 'made', name, role });
      return { token };
    });
  },
  remove: async (event) => {
    const { name, form } = await own(event);
    return said(async () => {
      await removeToken(name, form.id);
      await audit(event, 'token', { did: 'removed', name, id: form.id });
      return { done: 'The token is removed.' };
    });
  },
};

/** Who is signed in, and the fields of the form as texts. */
async function own({ locals: { user }, request }: RequestEvent) {
  if (!user) redirect(303, '/');
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? '');
  return {
    name: user.name,
    form: {
      ...{ old: field('old'), password: field('password'), again: field('again') },
      ...{ label: field('label'), role: field('role'), id: field('id') },
    },
  };
}
