/**
 * How this server may be reached and whom it believes. `undertone serve` checks what a person typed and hands it over as
 * UNDERTONE_ACCESS; a server that was started another way and can be reached from elsewhere demands accounts by itself.
 */
import { BlockList, isIP } from 'node:net';
import type { AccountRole } from '../../model/access';

export interface Access {
  /** false: whoever reaches 127.0.0.1 may do everything, without a login */
  hasAccounts: boolean;
  /** names besides its own under which it may be asked, lower case */
  publicHosts: string[];
  /** browsers reach it by https, through a reverse proxy */
  isHttps: boolean;
  /** header in which a reverse proxy says who asks, lower case */
  trustHeader: string | null;
  /** addresses or nets of reverse proxies that are believed */
  trustedProxies: string[];
  /** role of whom the proxy names and nobody has added; null refuses them */
  defaultRole: AccountRole | null;
}

export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

const NOTHING_SAID: Access = {
  hasAccounts: false,
  publicHosts: [],
  isHttps: false,
  trustHeader: null,
  trustedProxies: [],
  defaultRole: null,
};

/** @param isDevelopment Vite's server, which vite.config.ts binds to 127.0.0.1 without saying HOST */
export function accessFrom(env: Record<string, string | undefined>, isDevelopment = false): Access {
  const said = { ...NOTHING_SAID, ...(JSON.parse(env.UNDERTONE_ACCESS || '{}') as Partial<Access>) };
  // adapter-node listens everywhere unless HOST says otherwise.
  const isLocal = LOOPBACK.includes(env.HOST ?? (isDevelopment ? '127.0.0.1' : '0.0.0.0'));
  const isPublic = !isLocal || said.isHttps || said.publicHosts.length > 0 || said.trustHeader !== null;
  return { ...said, hasAccounts: said.hasAccounts || isPublic };
}

/** An address as it is compared: IPv4 within IPv6 as IPv4. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** True when the address is one of a list of addresses and nets (10.0.0.0/8). */
export function isAmong(address: string, list: readonly string[]): boolean {
  const plain = plainAddress(address);
  if (isIP(plain) === 0) return false;
  const nets = new BlockList();
  for (const one of list) {
    const [net = '', bits] = one.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) nets.addAddress(net, family);
    else nets.addSubnet(net, Number(bits), family);
  }
  return nets.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** True for an address or a net that `isAmong` understands. */
export function isAddressOrNet(text: string): boolean {
  const [net = '', bits, ...more] = text.split('/');
  const most = isIP(net) === 6 ? 128 : 32;
  if (isIP(net) === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
}

/** Who is at the other end: behind a believed proxy the last address in X-Forwarded-For that is none itself. */
export function clientAddress(peer: string, forwarded: string | null, { trustedProxies }: Access): string {
  if (!isAmong(peer, trustedProxies)) return plainAddress(peer);
  const hops = (forwarded ?? '').split(',').map((hop) => plainAddress(hop.trim()));
  return hops.reverse().find((hop) => isIP(hop) !== 0 && !isAmong(hop, trustedProxies)) ?? plainAddress(peer);
}
