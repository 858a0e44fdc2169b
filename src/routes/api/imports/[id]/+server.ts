/** GET tells what would leave if this import was taken back; DELETE takes it back and answers the job that does it. */
import { answer } from '$lib/server/http/answers';
import { startTakingBack, whatWouldLeave } from '$lib/server/imports/takingback';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => answer(async () => whatWouldLeave(params.id));

export const DELETE: RequestHandler = ({ params }) => answer(async () => startTakingBack(params.id));
