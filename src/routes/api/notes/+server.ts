/** GET the event notes, oldest first; POST { at, text, kind } adds one. */
import type { EventNote } from '$lib/model/overview';
import { answer, bodyOf } from '$lib/server/http/answers';
import { addNote, readNotes } from '$lib/server/workspace/workspace';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => readNotes());

export const POST: RequestHandler = ({ request }) =>
  answer(async () => addNote((await bodyOf(request)) as unknown as Omit<EventNote, 'id'>));
