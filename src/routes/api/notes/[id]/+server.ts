/** DELETE removes an event note; answers { removed } (false when there was none). */
import { answer } from '$lib/server/answers';
import { removeNote } from '$lib/server/workspace';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ params }) => answer(async () => ({ removed: await removeNote(params.id) }));
