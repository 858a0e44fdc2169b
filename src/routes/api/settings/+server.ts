/** GET the settings in force; POST some of them to change them. What the figures depend on starts `undertone apply`. */
import { ONLY_SHOWN, type Settings } from '$lib/model/settings';
import { answer, bodyOf } from '$lib/server/http/answers';
import { startApply } from '$lib/server/imports/starting';
import { warehouse } from '$lib/server/warehouse/warehouse';
import { changeSettings, readSettings } from '$lib/server/workspace/workspace';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(() => readSettings());

/** Answers { settings, job }: job is null when nothing has to be recalculated. */
export const POST: RequestHandler = ({ request, locals }) =>
  answer(async () => {
    const change = (await bodyOf(request)) as Partial<Settings>;
    const settings = await changeSettings(change);
    const { showAgentNames } = change;
    locals.told = { changed: Object.keys(change), ...(showAgentNames !== undefined && { showAgentNames }) };
    const touchesFacts = Object.keys(change).some((name) => !ONLY_SHOWN.includes(name));
    return { settings, job: touchesFacts && (await warehouse().exists()) ? startApply() : null };
  });
