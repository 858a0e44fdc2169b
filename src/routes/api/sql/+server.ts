/**
 * Any query that reads, within limits. POST a ConsoleQuery, or GET ?sql=…&p_NAME=value; ?format= arrow, json, ndjson,
 * csv or parquet. Answers 200 with rows as they come; before the first of them 400 (refused, or not understood), 408
 * (time), 413 (memory) or 503 (too many wait) with { message, hint, problem }.
 */
import { bodyOf } from '$lib/server/answers';
import { formatOf, queryOfAddress, queryOfBody, runOf } from '$lib/server/console/asked';
import { responseTo } from '$lib/server/console/response';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, url, platform }) =>
  responseTo(platform, async () => ({
    query: queryOfBody(await bodyOf(request)),
    format: formatOf(url, request.headers.get('accept')),
    id: runOf(url),
  }));

export const GET: RequestHandler = ({ request, url, platform }) =>
  responseTo(platform, async () => ({
    query: queryOfAddress(url),
    format: formatOf(url, request.headers.get('accept')),
    id: runOf(url),
  }));
