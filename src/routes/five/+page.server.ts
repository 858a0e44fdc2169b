import { five } from '$lib/server/team/five';
import { selected } from '../selected';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({ shown: await selected(url, (filters) => five(filters)) });
