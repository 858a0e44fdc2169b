/** POST { text, customer? } reads a draft reply, and the customer's message that it answers. Nothing is kept. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { readDraft } from '$lib/server/phrases/draft';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) => answer(async () => readDraft(await bodyOf(request)));
