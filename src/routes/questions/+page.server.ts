import { questionsView } from '$lib/server/questions/questionlist';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ view: await questionsView() });
