/** Whether this server can answer pages: for a balancer, which sends nobody here as long as it says no. */
import { databaseOf } from '../../model/databaseaddress';
import { rowsFrom } from '../store/database';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';
import { isLeaving } from './leaving';

export interface Readiness {
  isReady: boolean;
  /** what is well and what is not, in words; no addresses, because anybody may ask */
  checks: Record<string, string>;
}

/** A balancer gives up sooner or later; it should hear why. */
const PATIENCE_MS = 4_000;
const ENDING = 'is about to end';

/** Before the first import it is ready too: pages say that nothing is there yet. */
export async function readiness(folder = dataFolder()): Promise<Readiness> {
  const [ofWarehouse, ofDatabase] = await Promise.all([
    inTime(warehouseState(folder)),
    databaseOf(process.env) ? inTime(databaseState()) : null,
  ]);
  const checks = {
    ...{ server: isLeaving() ? ENDING : 'answers', warehouse: ofWarehouse },
    ...(ofDatabase !== null && { database: ofDatabase }),
  };
  return { isReady: Object.values(checks).every((said) => WELL.has(said)), checks };
}

const WELL = new Set(['answers', 'holds nothing yet']);

async function warehouseState(folder: string): Promise<string> {
  const served = warehouse(folder);
  if (!(await served.exists())) return 'holds nothing yet';
  // Asked once for each generation: a busy server is no broken one, and its queries would wait in line.
  await served.remembered('ready', () => served.query('select 1 as one'));
  return 'answers';
}

async function databaseState(): Promise<string> {
  const address = databaseOf(process.env);
  if (address) await rowsFrom(address, 'select 1');
  return 'answers';
}

/** Why it fails stands in the log of the server, not in an answer that anybody may ask for. */
async function inTime(state: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`does not answer within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
  });
  try {
    return await Promise.race([state.catch(() => 'does not answer'), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
