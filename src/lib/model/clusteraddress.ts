/**
 * Where ClickHouse is, as people write it: clickhouse://user:password@host:8123, or clickhouses:// with TLS; several hosts
 * of one cluster with commas between them; with /?cluster=NAME its tables lie over the shards of that cluster.
 */

export interface ClusterAddress {
  /** for the client, without user and password: of each host, in the order in which they are asked */
  urls: [string, ...string[]];
  username: string;
  password: string;
  /** as system.clusters of those hosts names it; null for tables on one node */
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
  const [first, ...others] = eachOf(text).map((one) => partsOf(one, text));
  if (!first) throw wrong(text);
  const hosts = [first, ...others].map(({ host }) => host);
  const { scheme, protocol, username, password, cluster } = first;
  return {
    urls: [`${scheme}://${first.host}`, ...others.map(({ host }) => `${scheme}://${host}`)],
    username,
    password,
    cluster,
    shown: `${protocol}//${username}@${hosts.join(',')}`,
  };
}

/** The address once for each of its hosts. */
function eachOf(text: string): string[] {
  const [, before = '', hosts = text, behind = ''] = /^([a-z]+:\/\/(?:[^/]*@)?)([^/?#]*)(.*)$/i.exec(text) ?? [];
  return hosts.split(',').map((host) => before + host + behind);
}

interface Parts extends Pick<ClusterAddress, 'username' | 'password' | 'cluster'> {
  scheme: string;
  protocol: string;
  host: string;
}

function partsOf(address: string, whole: string): Parts {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  const known = parsed && SCHEMES[parsed.protocol];
  if (!parsed || !known || !parsed.hostname) throw wrong(whole);
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
  return {
    scheme: known.scheme,
    protocol: parsed.protocol,
    host: `${parsed.hostname}:${parsed.port || known.port}`,
    username: decodeURIComponent(parsed.username) || 'default',
    password: decodeURIComponent(parsed.password),
    cluster: cluster ?? null,
  };
}

function wrong(text: string): Error {
  return new Error(
    `"${text.replace(/\/\/.*@/, '//…@')}" is no address of a cluster: expected clickhouse://user:password@host:8123, ` +
      `or clickhouses://… for TLS, and commas between several hosts of it.`,
  );
}
