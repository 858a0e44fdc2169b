/** POST { topic, asked, affected, told, where, from, to } keeps an own survey; the figures hold it at once. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { addSurvey } from '$lib/server/silent/surveys';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) => answer(async () => addSurvey(await bodyOf(request)));
