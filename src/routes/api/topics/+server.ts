/**
 * GET the topics with how many conversations hold each, under filters. POST { title, include, exclude, labels } adds a
 * topic of the team and starts `undertone apply`. Answers { topic, job }: job is null before the first import.
 */
import { answer, bodyOf } from '$lib/server/http/answers';
import { askedTopics } from '$lib/server/api/topics';
import { applyIfThere } from '$lib/server/imports/starting';
import { addTopic, type GivenTopic } from '$lib/server/pain/topics';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => answer(() => askedTopics(url.searchParams));

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const topic = await addTopic((await bodyOf(request)) as unknown as GivenTopic);
    return { topic, job: await applyIfThere() };
  });
