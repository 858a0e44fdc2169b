/** POST brings what was decided in the workspace into the figures: for when an earlier attempt failed or was cut off. */
import { answer } from '$lib/server/http/answers';
import { applyDecisions } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = () => answer(async () => ({ job: await applyDecisions() }));
