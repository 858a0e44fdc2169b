/** POST { uploads, redact?, phoneCountries?, patterns?, mapping? } shows what redaction would do, before and after. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { previewRedaction } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) =>
  answer(async () => previewRedaction(await bodyOf(request), request.signal));
