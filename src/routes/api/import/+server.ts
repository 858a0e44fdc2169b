/** POST starts an import of uploaded files and answers its job; GET lists the jobs of this server, newest first. */
import { answer, bodyOf } from '$lib/server/http/answers';
import { jobs } from '$lib/server/imports/importing';
import { startImport } from '$lib/server/imports/starting';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) =>
  answer(async () => {
    const job = await startImport(await bodyOf(request));
    // Names of files may be names of customers: the page of imports has them, redacted.
    locals.told = { files: job.files.length };
    return job;
  });

export const GET: RequestHandler = () => answer(async () => jobs().list());
