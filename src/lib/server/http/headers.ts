/** What every answer carries: nothing from elsewhere comes in, nobody frames us, nothing stays in a cache. */

/** For answers that are no page: they need nothing, so they may load nothing. Pages bring their own (svelte.config.js). */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const NO_DEVICES = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'serial', 'hid', 'midi']
  .map((device) => `${device}=()`)
  .join(', ');
const YEAR = 365 * 24 * 3600;

/** Sets the headers of an answer. @param isHttps browsers reach us by https, and shall never do so without */
export function secure(headers: Headers, isHttps: boolean): void {
  headers.set('x-content-type-options', 'nosniff');
  // Others learn nothing; with no-referrer a browser would send our own forms with "Origin: null".
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', NO_DEVICES);
  headers.set('cache-control', 'no-store');
  // What a page loads stands in its head as well. As a header it takes 5 KB, and nginx gives all headers 4: "502".
  headers.delete('link');
  if (isHttps) headers.set('strict-transport-security', `max-age=${YEAR}`);
  headers.set('content-security-policy', withStyleNonce(headers.get('content-security-policy') ?? NOTHING));
}

/**
 * The nonce of Kit's own script also for style elements: CodeMirror writes its rules into one, and takes the nonce
 * along (EditorView.cspNonce). Kit itself names it only for style elements that it rendered.
 */
function withStyleNonce(policy: string): string {
  const nonce = /script-src [^;]*('nonce-[\w+/=-]+')/.exec(policy)?.[1];
  return nonce ? policy.replace(/style-src 'self'(?=;|$)/, `style-src 'self' ${nonce}`) : policy;
}
