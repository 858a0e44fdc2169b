/**
 * Who may ask what: the rules of hooks.server.ts as pure functions.
 *
 * The server answers only to its own name. A page elsewhere whose DNS name was turned to 127.0.0.1 sends that
 * name as Host, and would else read every conversation (DNS rebinding). A page elsewhere that posts to us
 * sends its own Origin, and would else start imports.
 */

export interface Refusal {
  status: 403 | 421;
  message: string;
}

/** What a request says of itself; header values as they came, null when absent. */
export interface Asked {
  method: string;
  host: string | null;
  origin: string | null;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);
const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** null when the request may pass. `bound` is the address the server listens on (default 127.0.0.1). */
export function refusalOf(asked: Asked, bound = '127.0.0.1'): Refusal | null {
  const name = hostName(asked.host);
  if (name === null || !isOwn(name, bound)) {
    return {
      status: 421,
      message:
        `This server answers only to its own address, not to "${shown(asked.host)}". ` +
        `Open it as http://${bracketed(EVERYWHERE.has(bound) ? '127.0.0.1' : bound)} with its port.`,
    };
  }
  if (READS.has(asked.method) || isSameHost(asked.origin, asked.host)) return null;
  return {
    status: 403,
    message:
      `A change must come from Undertone's own pages; this ${asked.method} came from ` +
      `"${shown(asked.origin)}" (header Origin). Reload the page and try again; a script sends Origin: http://${asked.host}.`,
  };
}

/** Headers of every answer. Kit's own content-security-policy, where it sends one, stays. */
export function secure(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
}

/** Nothing from elsewhere: not a script, font, image or request. Kit starts pages with an inline script. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

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

function isSameHost(origin: string | null, host: string | null): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  // URL leaves out a default port, and so does a browser's Host header.
  return (protocol === 'http:' || protocol === 'https:') && from === host?.toLowerCase();
}

function shown(header: string | null): string {
  return header === null ? 'nothing' : header.slice(0, 100);
}
