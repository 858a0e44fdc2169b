/** PUT { at, text, kind } changes an event note; DELETE removes it and answers { removed } (false when there was none). */
import type { EventNote } from '$lib/model/overview';
import { answer, bodyOf } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { changeNote, removeNote } from '$lib/server/workspace/workspace';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    const note = await changeNote(params.id, (await bodyOf(request)) as unknown as Omit<EventNote, 'id'>);
    if (!note) throw new BadRequest('This note is no longer there. Reload the page.', 404);
    return note;
  });

export const DELETE: RequestHandler = ({ params }) => answer(async () => ({ removed: await removeNote(params.id) }));
