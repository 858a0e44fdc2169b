/** GET: every metric with what it means; /api/metrics/{id} answers one. */
import { answer } from '$lib/server/http/answers';
import { describedMetrics } from '$lib/server/api/metrics';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(async () => ({ metrics: describedMetrics() }));
