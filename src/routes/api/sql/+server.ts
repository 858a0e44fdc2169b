/**
 * Any query that reads, within limits. POST a ConsoleQuery, or GET ?sql=…&p_NAME=value; ?format= arrow, json, ndjson,
 * csv or parquet. Answers 200 with rows as they come; before the first of them 400 (refused, or not understood), 408
 * (time), 413 (memory) or 503 (too many wait) with { message, hint, problem }.
 */
import type { ConsoleQuery } from '$lib/model/console';
import { audit } from '$lib/server/access/audit';
import { withoutTexts } from '$lib/server/access/plainquery';
import { bodyOf } from '$lib/server/http/answers';
import { formatOf, queryOfAddress, queryOfBody, runOf } from '$lib/server/console/asked';
import { responseTo, type Asked } from '$lib/server/console/response';
import type { RequestEvent, RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
  responseTo(event.platform, async () => asked(event, queryOfBody(await bodyOf(event.request))));

export const GET: RequestHandler = (event) =>
  responseTo(event.platform, async () => asked(event, queryOfAddress(event.url)));

/** Written to the log before it runs: what fails was asked as well. */
async function asked(event: RequestEvent, query: ConsoleQuery): Promise<Asked> {
  const { request, url } = event;
  const format = formatOf(url, request.headers.get('accept'));
  await audit(event, 'query', { sql: withoutTexts(query.sql), format });
  return { query, format, id: runOf(url) };
}
