/** Asks the server to change something. Returns what is wrong, in words; null when it is done. */
export async function send(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<string | null> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (response?.ok) return null;
  const said = await response?.json().catch(() => null);
  return said?.message ?? 'The server could not be reached. Nothing was changed.';
}
