/** GET the tables and columns of the warehouse's file, which queries read: { tables }. Whoever asks will soon query, so a process is made ready. */
import { answer } from '$lib/server/answers';
import { theConsole } from '$lib/server/console/here';
import { consoleTables } from '$lib/server/console/schema';
import { warehouseFile } from '$lib/server/warehouse';
import { readSettings } from '$lib/server/workspace';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  answer(async () => {
    const tables = await consoleTables(warehouseFile());
    theConsole().warm((await readSettings()).console);
    return { tables };
  });
