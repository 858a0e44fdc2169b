/**
 * Which generation a cluster serves. Each host keeps the whole list, but one that was down, or was just told, lags behind
 * the others for a while: it would say that there is no warehouse, or lead pages back to figures of before.
 */
import { setTimeout } from 'node:timers/promises';
import { askCluster } from './ask';
import type { Hosts } from './hosts';

export interface Published {
  /** 1 for the first that was published, and one more for each next */
  number: number;
  database: string;
  built_at: string;
}

/** How long one host may hold up what the others know, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * The generation that is served; null before the first was published. One host is asked, and all of them when it knows
 * none, or only older ones than `known`.
 * @param where the cluster is, for people
 * @param known number of the newest generation that was seen; when no host knows it any more, the newest that is there
 * @throws ClusterProblem
 */
export async function publishedIn(pointer: Hosts, where = 'the cluster', known = 1): Promise<Published | null> {
  const said = await newestOn(pointer, where);
  if (said && said.number >= known) return said;
  const late = new AbortController();
  const hosts = pointer.apart().map((host) => newestOn(host, where).catch(() => null));
  const all = await Promise.all(
    hosts.map((host) => Promise.race([host, setTimeout(PATIENCE_MS, null, { signal: late.signal })])),
  ).finally(() => late.abort());
  return [said, ...all].reduce((one, other) => ((other?.number ?? 0) > (one?.number ?? 0) ? other : one), null);
}

async function newestOn(hosts: Hosts, where: string): Promise<Published | null> {
  const [table] = await askCluster<{ n: number }>(
    hosts,
    { query: `select count(*) as n from system.tables where database = 'undertone' and name = 'generations'` },
    where,
  );
  if (table?.n === 0) return null;
  const [newest] = await askCluster<Published>(
    hosts,
    { query: 'select number, database, built_at from undertone.generations order by number desc limit 1' },
    where,
  );
  return newest ?? null;
}
