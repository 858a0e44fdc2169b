/** GET: what could not be used, with its raw text, as CSV; ?import= and ?kind= narrow it as on the page of imports. */
import { answerCsv } from '$lib/server/http/answers';
import { csvOf } from '$lib/server/report/csv';
import { tableOfRejects } from '$lib/server/imports/imports';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answerCsv('rejects.csv', async () => {
    const [importId, kind] = [url.searchParams.get('import'), url.searchParams.get('kind')];
    const about = Object.entries({ import: importId, kind }).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    );
    return csvOf(about, await tableOfRejects({ importId, kind }));
  });
