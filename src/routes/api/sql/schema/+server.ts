/** GET the tables and columns of what queries read: { tables }. Whoever asks will soon query, so a process is made ready. */
import { answer } from '$lib/server/http/answers';
import { queriedWarehouse } from '$lib/server/console/chosen';
import { theConsole } from '$lib/server/console/here';
import { consoleTables } from '$lib/server/console/schema';
import { readSettings } from '$lib/server/workspace/workspace';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  answer(async () => {
    const tables = await consoleTables(queriedWarehouse());
    theConsole().warm((await readSettings()).console);
    return { tables };
  });
