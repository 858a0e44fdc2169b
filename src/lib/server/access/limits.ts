/**
 * How often a login may fail, by address and by name. The strict limit is of the pair, so that nobody keeps a colleague
 * out by failing in their name; a name from many addresses and an address with many names have wider ones. In memory:
 * a restart forgets them, and it takes somebody at the machine.
 */
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER = 15 * 60;
const LIMITS = {
  pair: new RateLimiterMemory({ keyPrefix: 'pair', points: 5, duration: QUARTER, blockDuration: QUARTER }),
  name: new RateLimiterMemory({ keyPrefix: 'name', points: 50, duration: 4 * QUARTER, blockDuration: QUARTER }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 30, duration: QUARTER, blockDuration: QUARTER }),
};

/**
 * Counts a try before it is looked at, so that many at once count as many.
 * @returns seconds to wait before the next try; 0 when this one may go on
 */
export async function countTry(address: string, name: string): Promise<number> {
  const tries = [
    LIMITS.address.consume(netOf(address)),
    LIMITS.name.consume(name),
    LIMITS.pair.consume(`${netOf(address)} ${name}`),
  ];
  const refused = (await Promise.allSettled(tries)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const waits = refused.map((reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return Math.ceil(reason.msBeforeNext / 1000);
  });
  return Math.max(0, ...waits);
}

/** A login that went well takes its try back. */
export async function forgetTries(address: string, name: string): Promise<void> {
  await LIMITS.pair.delete(`${netOf(address)} ${name}`);
  await Promise.all([LIMITS.address.reward(netOf(address)), LIMITS.name.reward(name)]);
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
