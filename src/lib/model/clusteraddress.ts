/**
 * Where ClickHouse is, as people write it: clickhouse://user:password@host:8123, or clickhouses:// with TLS; with
 * /?cluster=NAME its tables lie over the shards of that cluster.
 */

export interface ClusterAddress {
  /** for the client, without user and password */
  url: string;
  username: string;
  password: string;
  /** as system.clusters of that host names it; null for tables on one node */
  cluster: string | null;
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
  const { cluster, ...others } = Object.fromEntries(parsed.searchParams);
  const unknown = Object.keys(others);
  if (!/^\/?$/.test(parsed.pathname)) unknown.unshift(parsed.pathname);
  if (unknown.length > 0)
    throw new Error(
      `An address of a cluster has no ${unknown.join(', ')}: expected nothing behind host and port, or /?cluster=NAME.`,
    );
  if (cluster !== undefined && !/^[\w.-]+$/.test(cluster))
    throw new Error(
      `"${cluster}" names no cluster: expected a name that system.clusters lists, of letters, digits, "_", "." and "-".`,
    );
  const host = `${parsed.hostname}:${parsed.port || known.port}`;
  const username = decodeURIComponent(parsed.username) || 'default';
  return {
    url: `${known.scheme}://${host}`,
    username,
    password: decodeURIComponent(parsed.password),
    cluster: cluster ?? null,
    shown: `${parsed.protocol}//${username}@${host}`,
  };
}
