/**
 * A generation on a ClickHouse cluster, through the official client. The same SQL as on DuckDB: these settings make
 * ClickHouse answer alike where its own habits differ (scale.md, section 3.7; each is held by a test of parity).
 */
import type { ClickHouseSettings } from '@clickhouse/client';
import { CLICKHOUSE } from '../../metrics';
import { askCluster } from './ask';
import { clickHouseText } from './clickhousetext';
import type { Engine, Params } from './engine';
import type { Hosts } from './hosts';

/** With these ClickHouse answers as DuckDB does. */
export const ALIKE: ClickHouseSettings = {
  // sum(s) as s over a column s: the column is meant.
  prefer_column_name_to_alias: 1,
  cast_keep_nullable: 1,
  // Sums, smallest and largest over nothing are null, as is what a join or a grouping set leaves out.
  aggregate_functions_null_for_empty: 1,
  // With this rewriting a shard names such a sum otherwise than the node that asks for it, and the query fails.
  optimize_rewrite_aggregate_function_with_if: 0,
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  union_default_mode: 'DISTINCT',
  // Half an answer is none: a shard that is down is an error.
  skip_unavailable_shards: 0,
  // So is a shard of which no replica has all rows: one that was down asks its neighbours for what it missed first.
  max_replica_delay_for_distributed_queries: '1',
  fallback_to_stale_replicas_for_distributed_queries: 0,
  distributed_product_mode: 'global',
  date_time_output_format: 'iso',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  // Who closes the page stops its queries.
  cancel_http_readonly_queries_on_client_close: 1,
};

/** Before analysts' queries, which have 2. */
const OF_PAGES: ClickHouseSettings = { ...ALIKE, priority: '1' };

/**
 * @param hosts with connections to the generation's own database; closed with it
 * @param where the cluster is, for people
 */
export function openClickHouse(hosts: Hosts, where: string): Engine {
  return {
    dialect: CLICKHOUSE,
    rows<Row>(sql: string, params: Params, signal?: AbortSignal): Promise<Row[]> {
      const query = clickHouseText(sql, params);
      const question = { query, query_params: params, clickhouse_settings: OF_PAGES, ...(signal && { signal }) };
      return askCluster<Row>(hosts, question, where);
    },
    close: () => void hosts.close(),
  };
}
