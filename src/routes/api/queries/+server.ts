/** GET the queries that the team keeps, by title; POST { title, sql, parameters } keeps one more. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { addQuery, readQueries, type GivenQuery } from '$lib/server/workspace/queries';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => readQueries());

export const POST: RequestHandler = ({ request }) =>
  answer(async () => addQuery((await bodyOf(request)) as unknown as GivenQuery));
