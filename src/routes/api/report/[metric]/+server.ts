/** GET: one metric under the filters of the URL as JSON, the same figures as the pages and the command; `by` cuts it. */
import { answer } from '$lib/server/answers';
import { askedReport } from '$lib/server/asked';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url }) =>
  answer(async () => {
    const { result, rules, problems } = await askedReport(params.metric, url.searchParams);
    return { ...result, rules, problems };
  });
