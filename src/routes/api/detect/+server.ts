/** POST { uploads } tells what the files are, before anything is imported: formats, mapping, what is refused. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { detect } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) => answer(async () => detect(await bodyOf(request), request.signal));
