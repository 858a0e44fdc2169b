/** Where a login leads to: only to a page of our own, whatever the address bar was made to say (open redirects). */
const OURS = 'http://undertone.invalid';

/** The path with what follows it, as a browser would understand it; "/" for anything that leads elsewhere. */
export function ownPath(to: string | null): string {
  if (!to?.startsWith('/') || !URL.canParse(to, OURS)) return '/';
  const { origin, pathname, search, hash } = new URL(to, OURS);
  // "//elsewhere" and "/\elsewhere" are other hosts; a path may also become one once its dots are taken out.
  if (origin !== OURS || pathname.startsWith('//') || /^\/(login|logout|refused)(\/|$)/.test(pathname)) return '/';
  return pathname + search + hash;
}
