/** GET: one metric under filters as JSON or as an Arrow stream of its rows, the same figures as the page and the command. */
import { answering } from '$lib/server/http/answers';
import { ARROW_STREAM, arrowStream } from '$lib/server/api/arrow';
import { askedMetric, rowsOf } from '$lib/server/api/metrics';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url, request }) =>
  answering(async () => {
    const { by, format, answer } = await askedMetric(params.id, url.searchParams);
    const accepted = request.headers.get('accept')?.includes(ARROW_STREAM) ? 'arrow' : 'json';
    if ((format ?? accepted) === 'json') return Response.json(answer);
    const { columns, rows } = rowsOf(answer, by !== undefined);
    const { metric, unit, level, rules, generation, sql } = answer;
    const about = { metric, unit, level: String(level), rules_version: rules, generation: generation ?? '', sql };
    return new Response(arrowStream(columns, rows, about), { headers: { 'content-type': ARROW_STREAM } });
  });
