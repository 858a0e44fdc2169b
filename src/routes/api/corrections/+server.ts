/** GET the log of corrections; POST one (AskedCorrection) to make it, which starts `undertone apply`. */
import type { AskedCorrection } from '$lib/model/corrections';
import { answer, bodyOf } from '$lib/server/http/answers';
import { makeCorrection } from '$lib/server/conversation/correcting';
import { correctionLog } from '$lib/server/conversation/correctionlog';
import { applyDecisions } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => correctionLog());

/** Answers { id, job }: until the job is done the correction is pending. */
export const POST: RequestHandler = ({ request }) =>
  answer(async () => {
    const { id } = await makeCorrection((await bodyOf(request)) as Partial<AskedCorrection>);
    return { id, job: await applyDecisions() };
  });
