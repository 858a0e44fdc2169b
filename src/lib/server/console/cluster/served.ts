/** Which generation an analyst's query is asked of: its database, and the rules that read its messages. */
import type { Connect } from '../../engine/cluster';
import { askCluster } from '../../engine/ask';
import { publishedIn } from '../../engine/published';
import { NoWarehouse } from '../../warehouse/nowarehouse';

export interface ServedDatabase {
  database: string;
  rulesVersion: string;
  /** others that are there, as far as the product's own user sees */
  others: string[];
}

/** For so long nobody looks again; a generation that was replaced meanwhile is still there. */
const LOOK_EVERY_MS = 2_000;

/** @param where the cluster is, for people. What it gives throws NoWarehouse before the first publishing, ClusterProblem */
export function servedDatabase(connect: Connect, where: string): () => Promise<ServedDatabase> {
  const pointer = connect();
  let known: ServedDatabase | null = null;
  let newest = 1;
  let lookedAt = -Infinity;
  return async () => {
    if (known && performance.now() - lookedAt < LOOK_EVERY_MS) return known;
    const published = await publishedIn(pointer, where, newest);
    if (!published) throw new NoWarehouse(where);
    lookedAt = performance.now();
    newest = published.number;
    const { database } = published;
    if (known?.database === database) return known;
    const [rules, databases] = await Promise.all([
      askCluster<{ value: string }>(pointer, { query: rulesOf(database) }, where),
      askCluster<{ name: string }>(pointer, { query: 'select name from system.databases' }, where),
    ]);
    const others = databases.map(({ name }) => name).filter((name) => name !== database);
    known = { database, rulesVersion: rules[0]?.value ?? 'unknown', others };
    return known;
  };
}

const rulesOf = (database: string) => `select value from ${database}.warehouse_info where key = 'rules_version'`;
