/**
 * How many use what a topic is about. POST { feature, from, to, activeUsers } keeps a row, in place of one about the same
 * feature and days; DELETE { feature, from, to } removes it and answers { removed }.
 */
import type { ActiveUsers } from '$lib/model/silent';
import { addActiveUsers, removeActiveUsers } from '$lib/server/silent/activeusers';
import { answer, bodyOf } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) => answer(async () => addActiveUsers(await bodyOf(request)));

export const DELETE: RequestHandler = ({ request }) =>
  answer(async () => ({ removed: await removeActiveUsers((await bodyOf(request)) as unknown as ActiveUsers) }));
