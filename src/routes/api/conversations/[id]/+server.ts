/** GET: one conversation with its messages, tags and facts; names as the settings say. */
import { answer } from '$lib/server/http/answers';
import { askedTranscript } from '$lib/server/api/conversations';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => answer(() => askedTranscript(params.id));
