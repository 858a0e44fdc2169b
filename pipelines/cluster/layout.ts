/**
 * How the tables of a generation lie on ClickHouse: whole on one node, or over the shards of a cluster, each shard on
 * all of its replicas. A conversation stays on one shard. What is asked has the same name in both.
 */
import type { ClickHouseSettings } from '@clickhouse/client';
import { columnsSql, CURRENT, orderOf, type ClusterTable, type Definitions } from './tables';

export interface Layout {
  /** the cluster's name; null on one node */
  cluster: string | null;
  /** stands behind the name of what is created or dropped */
  everywhere: string;
  /** The statements that make a table of a generation, in order. */
  create(database: string, table: ClusterTable): string[];
  /** The engine of a table of Undertone's own, which every node reads alike. */
  ownEngine(table: string, order: string): string;
  /** Drops a database with everything in it, at once, so that nothing of it is left where another could begin. */
  drop(database: string): string;
  /** Waits until every replica that can be reached has all rows; null where there are none. */
  settle(database: string, table: string): string | null;
  /** for how long a count that is too small may be of a replica that still fetches, in milliseconds */
  patience: number;
  definitionSettings: ClickHouseSettings;
  insertSettings: ClickHouseSettings;
}

/** How often blocks that came before are known again: for more chunks, and longer, than an attempt is likely to need. */
const REMEMBERED = 10_000;
const REMEMBERED_SECONDS = 30 * 24 * 3600;

/** One chunk is one block wherever it is cut, so that a chunk that comes twice is known again on each shard. */
const WHOLE: ClickHouseSettings = {
  insert_deduplicate: 1,
  async_insert: 0,
  max_insert_block_size: '1000000',
  input_format_parallel_parsing: 0,
};

/** @param definitions what this version of ClickHouse takes */
export function onOneNode(definitions: Definitions = CURRENT): Layout {
  return {
    cluster: null,
    everywhere: '',
    create: (database, table) => [
      `create table if not exists ${database}.${table.name} (${columnsSql(table, definitions)})
         engine = MergeTree order by ${orderOf(table, definitions)}
         settings non_replicated_deduplication_window = ${REMEMBERED}${definitions.tableSettings}`,
    ],
    ownEngine: (_table, order) => `MergeTree order by ${order}`,
    drop: (database) => `drop database if exists ${database}`,
    settle: () => null,
    patience: 0,
    definitionSettings: {},
    insertSettings: WHOLE,
  };
}

/**
 * @param cluster as system.clusters names it; its nodes have the macros {shard} and {replica}
 * @param definitions what this version of ClickHouse takes
 */
export function overCluster(cluster: string, definitions: Definitions = CURRENT): Layout {
  const everywhere = ` on cluster '${cluster}'`;
  return {
    cluster,
    everywhere,
    create: (database, table) => {
      const columns = columnsSql(table, definitions);
      return [
        `create table if not exists ${database}.${table.name}_local${everywhere} (${columns})
           engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/${database}/${table.name}', '{replica}')
           order by ${orderOf(table, definitions)}
           settings replicated_deduplication_window = ${REMEMBERED},
             replicated_deduplication_window_seconds = ${REMEMBERED_SECONDS}${definitions.tableSettings}`,
        `create table if not exists ${database}.${table.name}${everywhere} (${columns})
           engine = Distributed('${cluster}', '${database}', '${table.name}_local', ${shardKey(table)})`,
      ];
    },
    // No {shard} in the path: all nodes are replicas of one table, so that all say the same generation is served.
    ownEngine: (table, order) =>
      `ReplicatedMergeTree('/clickhouse/tables/undertone/${table}', '{shard}-{replica}') order by ${order}`,
    drop: (database) => `drop database if exists ${database}${everywhere} sync`,
    settle: (database, table) =>
      `system sync replica${everywhere} ${database}.${database === 'undertone' ? table : `${table}_local`} lightweight`,
    patience: 60_000,
    // A replica that is down does not hold up the others: it reads what it missed when it is back. The client's types
    // do not know this mode yet (ClickHouse 24.10).
    definitionSettings: { distributed_ddl_output_mode: 'throw_only_active' as 'throw' },
    // Answered when the shards have the rows, not when they are in a queue of the node that was asked.
    insertSettings: { ...WHOLE, distributed_foreground_insert: 1 },
  };
}

/** Where a row goes: with its conversation, or else by what its table begins with. Not by chance: a chunk may come twice. */
export function shardKey({ columns }: Pick<ClusterTable, 'columns'>): string {
  const own = columns.find(({ name }) => name === 'conversation_id') ?? columns[0];
  return `cityHash64(ifNull(toString(\`${own?.name ?? ''}\`), ''))`;
}
