/** How the pages speak with the server's endpoints. */
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Asks the server and gives its answer. @throws Error with what is wrong, in the server's own words */
export async function sent<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method,
    signal,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => null);
  const said = await response?.json().catch(() => null);
  if (response?.ok) return said as T;
  throw new Error(
    [said?.message, said?.hint].filter(Boolean).join(' ') || 'The server could not be reached. Nothing was changed.',
  );
}

/** Asks the server to change something. Returns what is wrong, in words; null when it is done. */
export async function send(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<string | null> {
  return sent(method, path, body).then(
    () => null,
    (error: Error) => error.message,
  );
}
