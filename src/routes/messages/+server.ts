/** A link that knows only a message (?id=…, which may hold any letter) leads to its place in the transcript. */
import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { messagePlace } from '$lib/server/conversation/messageplace';
import { orNothingYet } from '../nothing-yet';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => {
  const place = await orNothingYet(messagePlace(url.searchParams.get('id') ?? ''));
  if (!place) error(404, { message: 'There is no such message.', hint: 'The last import may have taken it away.' });
  const id = encodeURIComponent(place.conversationId);
  redirect(303, `${resolve('/conversations/[id]', { id })}#m${place.position}`);
};
