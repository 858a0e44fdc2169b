/**
 * Which requests are looked at at all, whoever sends them: the first rules of hooks.server.ts as pure functions.
 *
 * The server answers only to its own names. A page elsewhere whose DNS name was turned to 127.0.0.1 sends that
 * name as Host, and would else read every conversation (DNS rebinding). A page elsewhere that posts to us
 * sends its own Origin, and would else start imports, or sign somebody in under another name. A page elsewhere that
 * loads an address of ours as a picture learns nothing from it, but would make us work (Sec-Fetch-Site).
 */
import { PROBES } from '../../model/rights';
import type { Access } from '../access/config';

export interface Refusal {
  status: 403 | 411 | 413 | 421;
  message: string;
}

/** What a request says of itself; header values as they came, null when absent. */
export interface Asked {
  method: string;
  path: string;
  headers: Pick<Headers, 'get'>;
}

/** What the server says of itself. */
export interface Reached extends Pick<Access, 'publicHosts' | 'isHttps' | 'hasAccounts'> {
  /** the address it listens on */
  bound: string;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);
const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Bytes of what a page sends besides files: read as a whole, so nobody may fill the memory with it. */
const MOST_BYTES = 8 * 1024 ** 2;

/** null when the request may pass. */
export function refusalOf(asked: Asked, reached: Reached): Refusal | null {
  return strangeHost(asked, reached) ?? strangeReader(asked) ?? strangeOrigin(asked, reached) ?? tooLarge(asked);
}

function strangeHost({ headers, path }: Asked, { bound, publicHosts, isHttps }: Reached): Refusal | null {
  // Balancers ask by any name or none, and learn nothing that a page elsewhere could use.
  if (PROBES.includes(path)) return null;
  const host = headers.get('host');
  const name = hostName(host);
  if (name !== null && (isOwn(name, bound) || publicHosts.includes(name))) return null;
  const open = publicHosts[0]
    ? `${isHttps ? 'https' : 'http'}://${publicHosts[0]}`
    : `http://${bracketed(EVERYWHERE.has(bound) ? '127.0.0.1' : bound)} with its port`;
  return {
    status: 421,
    message: `This server answers only to its own address, not to "${shown(host)}". Open it as ${open}.`,
  };
}

/** A page elsewhere may lead to a page of ours, and nothing else. */
function strangeReader({ headers, method, path }: Asked): Refusal | null {
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (!READS.has(method) || site === 'none' || site === 'same-origin') return null;
  if (headers.get('sec-fetch-mode') === 'navigate' && !path.startsWith('/api/')) return null;
  return { status: 403, message: 'Only Undertone’s own pages may load this. Open the address itself in the browser.' };
}

function strangeOrigin({ headers, method }: Asked, { isHttps, hasAccounts }: Reached): Refusal | null {
  const [origin, host] = [headers.get('origin'), headers.get('host')];
  if (READS.has(method) || isSameHost(origin, host, isHttps)) return null;
  // A script with a token: no browser adds that by itself, as it does with cookies.
  const isScript =
    hasAccounts && /^bearer /i.test(headers.get('authorization') ?? '') && headers.get('cookie') === null;
  if (isScript && origin === null) return null;
  return {
    status: 403,
    message:
      `A change must come from Undertone's own pages; this ${method} came from ` +
      `"${shown(origin)}" (header Origin). Reload the page and try again; a script sends Origin: ${isHttps ? 'https' : 'http'}://${host}.`,
  };
}

function tooLarge({ headers, method, path }: Asked): Refusal | null {
  if (READS.has(method) || path.startsWith('/api/uploads/')) return null;
  if (headers.get('transfer-encoding') !== null)
    return { status: 411, message: 'Say how long the body of this request is (header Content-Length).' };
  if (Number(headers.get('content-length') ?? 0) <= MOST_BYTES) return null;
  return { status: 413, message: `Expected at most ${MOST_BYTES / 1024 ** 2} MB here; files go to /api/uploads/NAME.` };
}

/** The name of a Host header without its port, lower case; null when it is not one plain name. */
function hostName(host: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.exec(host?.toLowerCase() ?? '');
  return match?.[1] ?? null;
}

function isOwn(name: string, bound: string): boolean {
  if (LOCAL.has(name) || name === bracketed(bound.toLowerCase())) return true;
  // Listening everywhere, an address typed as digits is ours; a name could be anybody's.
  return EVERYWHERE.has(bound) && (/^\d{1,3}(\.\d{1,3}){3}$/.test(name) || name.startsWith('['));
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}

function isSameHost(origin: string | null, host: string | null, isHttps: boolean): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  // URL leaves out a default port, and so does a browser's Host header.
  const isExpected = protocol === 'https:' || (protocol === 'http:' && !isHttps);
  return isExpected && from === host?.toLowerCase();
}

function shown(header: string | null): string {
  return header === null ? 'nothing' : header.slice(0, 100);
}
