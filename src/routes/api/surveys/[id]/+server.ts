/** DELETE removes an own survey and answers { removed } (false when there was none). */
import { answer } from '$lib/server/http/answers';
import { removeSurvey } from '$lib/server/silent/surveys';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ params }) => answer(async () => ({ removed: await removeSurvey(params.id) }));
