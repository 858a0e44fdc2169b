/** A real cluster on this machine: two shards of two replicas, and the ZooKeeper by which they agree. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode, type Ports } from './clickhouse';
import { freePorts, type Server } from './process';
import { startZooKeeper } from './zookeeper';

const SHARDS = 2;
const REPLICAS = 2;

export interface Node {
  shard: number;
  replica: number;
  url: string;
  /** How many rows a table has on this server alone. */
  count(table: string): Promise<number>;
  /** Says something to every server of the cluster that is up. */
  everywhere(query: string): Promise<void>;
  /** SIGKILL */
  kill(): Promise<void>;
  /** after kill(): the same server on the same data */
  restart(): Promise<void>;
}

export interface RealCluster {
  /** the replicas of the first shard, then those of the second */
  nodes: [Node, Node, Node, Node];
  /** kills every server and removes every file */
  stop(): Promise<void>;
}

export async function startCluster(): Promise<RealCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-servers-'));
  const running = new Set<Server>();
  const stop = async () => {
    await Promise.all([...running].map((server) => server.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [zookeeper = 0, ...ports] = await freePorts(1 + SHARDS * REPLICAS * 3);
    const places = Array.from({ length: SHARDS * REPLICAS }, (_, i) => {
      const [http = 0, tcp = 0, interserver = 0] = ports.slice(i * 3);
      return { shard: Math.floor(i / REPLICAS) + 1, replica: (i % REPLICAS) + 1, ports: { http, tcp, interserver } };
    });
    const shards: Ports[][] = [1, 2].map((shard) => places.filter((at) => at.shard === shard).map((at) => at.ports));
    /** of the servers that are up */
    const addresses = new Set<string>();
    running.add(await startZooKeeper(join(folder, 'zookeeper'), zookeeper));
    const nodes = await Promise.all(
      places.map(async (place): Promise<Node> => {
        const { shard, replica } = place;
        const options = { ...place, folder: join(folder, `${shard}-${replica}`), shards, zookeeper };
        const begin = async () => {
          const begun = await startNode(options);
          running.add(begun);
          return begun;
        };
        const url = `http://127.0.0.1:${place.ports.http}`;
        let server = await begin();
        addresses.add(url);
        return {
          ...{ shard, replica, url },
          count: async (table) => Number(await say(url, `select count(*) from ${table}`)),
          async everywhere(query) {
            await Promise.all([...addresses].map((address) => say(address, query)));
          },
          async kill() {
            running.delete(server);
            addresses.delete(url);
            await server.kill();
          },
          async restart() {
            server = await begin();
            addresses.add(url);
          },
        };
      }),
    );
    return { nodes: nodes as RealCluster['nodes'], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing that is said so does harm when it comes twice: 18.16 closes a line now and then before it has answered. */
async function say(url: string, query: string, tries = 3): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: query }).catch((error: unknown) => {
    if (tries === 1) throw error;
    return null;
  });
  if (!answer) return say(url, query, tries - 1);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
