/** GET: one page of the list of conversations (an episode each) under filters, 50 at a time; `next` leads on. */
import { answer } from '$lib/server/http/answers';
import { askedList } from '$lib/server/api/conversations';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => answer(() => askedList(url.searchParams));
