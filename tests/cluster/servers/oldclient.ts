/**
 * The official client, speaking to ClickHouse 18.16: what the product says to a current server is put into the words of
 * 2018. Only words differ; tables, values and the arithmetic are the product's own.
 */
import type { ClickHouseClient, ClickHouseClientConfigOptions } from '@clickhouse/client';
import { clientOf } from '../../../src/lib/server/engine/client';
import { oldWords } from './oldwords';

/** Settings of the product that 18.16 knows; it refuses a question with any other. */
const KNOWN = new Set([
  'join_use_nulls',
  'skip_unavailable_shards',
  'max_replica_delay_for_distributed_queries',
  'fallback_to_stale_replicas_for_distributed_queries',
  'distributed_product_mode',
  'output_format_json_quote_64bit_integers',
  'output_format_json_quote_denormals',
  'insert_distributed_sync',
  'insert_deduplicate',
  'max_insert_block_size',
  'max_execution_time',
  'timeout_overflow_mode',
  'max_memory_usage',
  'max_result_bytes',
  'result_overflow_mode',
  'max_threads',
  'priority',
  'readonly',
  'wait_end_of_query',
  'default_format',
]);

/** By what name 18.16 knows a setting that got another one. */
const RENAMED: Record<string, string> = { distributed_foreground_insert: 'insert_distributed_sync' };

export interface OldClientOptions extends ClickHouseClientConfigOptions {
  /** called when an insert has come to its end on the cluster, before whoever sent it hears so; may throw */
  onInsert?: (query: string) => void;
  /** says to every server that is up what 18.16 says to one at a time */
  everywhere?: (query: string) => Promise<void>;
}

interface Asked {
  query?: string;
  query_params?: Record<string, unknown>;
  clickhouse_settings?: Record<string, unknown>;
}

export function oldClient({ onInsert, everywhere, ...options }: OldClientOptions): ClickHouseClient {
  const client = clientOf(options);
  return new Proxy(client, {
    get(_, name) {
      const own = Reflect.get(client, name, client) as unknown;
      if (typeof own !== 'function') return own;
      const call = own.bind(client) as (asked?: unknown) => unknown;
      if (name === 'exec')
        return async (asked: Asked) => {
          const answer = await call(inOldWords(asked));
          onInsert?.(asked.query ?? '');
          return answer;
        };
      if (name === 'command')
        return (asked: Asked) => {
          const told = inOldWords(asked);
          return everywhere && told.query?.startsWith('system sync replica ') ? everywhere(told.query) : call(told);
        };
      return ['query', 'insert'].includes(String(name)) ? (asked: Asked) => call(inOldWords(asked)) : call;
    },
  });
}

function inOldWords({ query, query_params = {}, clickhouse_settings = {}, ...others }: Asked): Asked {
  const settings = Object.entries(clickhouse_settings)
    .map(([name, value]) => [RENAMED[name] ?? name, value] as const)
    .filter(([name]) => KNOWN.has(name));
  return {
    ...others,
    ...(query !== undefined && { query: oldWords(query, query_params) }),
    clickhouse_settings: Object.fromEntries(settings),
  };
}
