import { fail, redirect } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { accessFrom } from '$lib/server/access/config';
import { login } from '$lib/server/access/login';
import { ownPath } from '$lib/server/access/ownpath';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const to = ownPath(url.searchParams.get('to'));
  if (locals.user || !locals.hasAccounts) redirect(303, to);
  return { to };
};

export const actions: Actions = {
  default: async (event) => {
    if (!event.locals.hasAccounts) redirect(303, '/');
    const form = await event.request.formData();
    const [name, password] = [form.get('name'), form.get('password')];
    const failed = await login(event, accessFrom(process.env, dev), { name, password });
    if (!failed) redirect(303, ownPath(event.url.searchParams.get('to')));
    if (failed.retryAfter) event.setHeaders({ 'retry-after': String(failed.retryAfter) });
    return fail(failed.status, { problem: failed.message, name: typeof name === 'string' ? name : '' });
  },
};
