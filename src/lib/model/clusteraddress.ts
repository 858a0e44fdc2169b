/** Where a ClickHouse cluster is, as people write it: clickhouse://user:password@host:8123, or clickhouses:// with TLS. */

export interface ClusterAddress {
  /** for the client, without user and password */
  url: string;
  username: string;
  password: string;
  /** for people and logs: without the password */
  shown: string;
}

const SCHEMES: Record<string, { scheme: string; port: string }> = {
  'clickhouse:': { scheme: 'http', port: '8123' },
  'clickhouses:': { scheme: 'https', port: '8443' },
};

/** @throws Error that says what was expected */
export function clusterAddress(text: string): ClusterAddress {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  const known = parsed && SCHEMES[parsed.protocol];
  if (!parsed || !known || !parsed.hostname)
    throw new Error(
      `"${text.replace(/\/\/.*@/, '//…@')}" is no address of a cluster: expected clickhouse://user:password@host:8123, ` +
        `or clickhouses://… for TLS.`,
    );
  const host = `${parsed.hostname}:${parsed.port || known.port}`;
  const username = decodeURIComponent(parsed.username) || 'default';
  return {
    url: `${known.scheme}://${host}`,
    username,
    password: decodeURIComponent(parsed.password),
    shown: `${parsed.protocol}//${username}@${host}`,
  };
}
