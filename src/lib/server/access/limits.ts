/**
 * How often a login may fail, by address and by name. The strict limit is of the pair, so that nobody keeps a colleague
 * out by failing in their name; a name from many addresses and an address with many names have wider ones. In memory,
 * where a restart forgets them, and it takes somebody at the machine; with several nodes in their database.
 */
import { isIPv6 } from 'node:net';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { databaseOf } from '../../model/databaseaddress';
import { poolOf } from '../store/database';

const QUARTER = 15 * 60;
const LIMITS = {
  pair: { points: 5, duration: QUARTER, blockDuration: QUARTER },
  name: { points: 50, duration: 4 * QUARTER, blockDuration: QUARTER },
  address: { points: 30, duration: QUARTER, blockDuration: QUARTER },
};

type Limits = Record<keyof typeof LIMITS, RateLimiterAbstract>;

/** Made with the first login. In the database each node counts on what the others counted. */
let made: Promise<Limits> | null = null;
const limits = (): Promise<Limits> =>
  (made ??= makeLimits().catch((error: unknown) => {
    made = null;
    throw error;
  }));

async function makeLimits(): Promise<Limits> {
  const database = databaseOf(process.env);
  const storeClient = database && (await poolOf(database));
  const shared = { storeClient, schemaName: 'undertone', tableName: 'login_tries', tableCreated: true } as const;
  const of = (keyPrefix: keyof typeof LIMITS) => {
    const options = { keyPrefix, ...LIMITS[keyPrefix] };
    return storeClient ? new RateLimiterPostgres({ ...options, ...shared }) : new RateLimiterMemory(options);
  };
  return { pair: of('pair'), name: of('name'), address: of('address') };
}

/**
 * Counts a try before it is looked at, so that many at once count as many.
 * @returns seconds to wait before the next try; 0 when this one may go on
 */
export async function countTry(address: string, name: string): Promise<number> {
  const { pair, name: byName, address: byAddress } = await limits();
  const net = netOf(address);
  const tries = [byAddress.consume(net), byName.consume(name), pair.consume(`${net} ${name}`)];
  const refused = (await Promise.allSettled(tries)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const waits = refused.map((reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return Math.ceil(reason.msBeforeNext / 1000);
  });
  return Math.max(0, ...waits);
}

/** A login that went well takes its try back. */
export async function forgetTries(address: string, name: string): Promise<void> {
  const { pair, name: byName, address: byAddress } = await limits();
  const net = netOf(address);
  await pair.delete(`${net} ${name}`);
  await Promise.all([byAddress.reward(net), byName.reward(name)]);
}

/** Of IPv6 the half that one household or office has to itself. */
function netOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const whole = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
  return `${whole.slice(0, 4).join(':')}::/64`;
}
