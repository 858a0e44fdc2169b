/** GET the team's own patterns of redaction; PUT { patterns } keeps others in their place, each checked. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { readPatterns, writePatterns } from '$lib/server/imports/patterns';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => readPatterns());

export const PUT: RequestHandler = ({ request }) => answer(async () => writePatterns((await bodyOf(request)).patterns));
