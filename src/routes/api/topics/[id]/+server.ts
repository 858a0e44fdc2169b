/** PUT { title, include, exclude, labels } changes a topic of the team; DELETE removes it. Both start `undertone apply`. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { applyIfThere } from '$lib/server/imports/starting';
import { changeTopic, removeTopic, type GivenTopic } from '$lib/server/pain/topics';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    const topic = await changeTopic(params.id, (await bodyOf(request)) as unknown as GivenTopic);
    if (!topic) throw new BadRequest('This topic is no longer there. Reload the page.', 404);
    return { topic, job: await applyIfThere() };
  });

/** Answers { removed, job } (removed false when there was none). */
export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    const removed = await removeTopic(params.id);
    return { removed, job: removed ? await applyIfThere() : null };
  });
