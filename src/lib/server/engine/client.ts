/** How every host of a cluster is reached. */
import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
} from '@clickhouse/client';

/** A client of one host. */
export function clientOf(options: ClickHouseClientConfigOptions): ClickHouseClient {
  return createClient({
    // It writes to the console what we say ourselves.
    log: { level: ClickHouseLogLevel.OFF },
    // While this process was busy the host may have closed a line that was idle: a question sent into it comes back as
    // "socket hang up".
    keep_alive: { eagerly_destroy_stale_sockets: true },
    ...options,
  });
}
