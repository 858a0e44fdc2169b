/**
 * GET the team's phrases and whether the figures hold them; POST { tag, text, instead?, note? } adds one and starts
 * `undertone apply`. Answers { phrase, job }: job is null before the first import.
 */
import { answer, bodyOf } from '$lib/server/http/answers';
import { addPhrase, type GivenPhrase } from '$lib/server/phrases/phrases';
import { applyIfThere } from '$lib/server/imports/starting';
import { teamPhrases } from '$lib/server/phrases/teamphrases';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => teamPhrases());

export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const phrase = await addPhrase((await bodyOf(request)) as unknown as GivenPhrase);
    return { phrase, job: await applyIfThere() };
  });
