/** Where somebody lands who opened a page that their role does not open. */
import { error } from '@sveltejs/kit';
import { ROLE_SAYS } from '$lib/model/access';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { user }, url }) => {
  const page = (url.searchParams.get('page') ?? '').slice(0, 100);
  const role = user?.role ?? 'admin';
  error(403, {
    message: `Your role does not open ${page || 'this page'}.`,
    hint: `It is “${role}”: ${ROLE_SAYS[role]}. An admin can give you another.`,
  });
};
