/** GET: this API as an OpenAPI 3.1 document. */
import { answer } from '$lib/server/http/answers';
import { openApiOf } from '$lib/server/api/openapi';
import { ENDPOINTS } from '../files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(async () => openApiOf(ENDPOINTS));
