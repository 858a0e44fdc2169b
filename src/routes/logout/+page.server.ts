import { redirect } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { audit } from '$lib/server/access/audit';
import { accessFrom } from '$lib/server/access/config';
import { signOut } from '$lib/server/access/session';
import type { Actions, PageServerLoad } from './$types';

/** A link must not sign anybody out: leaving is a change and comes by POST. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    const { isHttps } = accessFrom(process.env, dev);
    const name = await signOut({ cookies: event.cookies, isHttps });
    if (name !== null) await audit(event, 'logout', {});
    redirect(303, '/login');
  },
};
