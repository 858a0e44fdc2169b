/** What travels with an analyst's query: what keeps it within limits, and what makes ClickHouse answer as pages do. */
import type { ClickHouseSettings } from '@clickhouse/client';
import type { ConsoleLimits } from '../../../model/console';
import { ALIKE } from '../../engine/clickhouse';

/** On each host; pages have as many as it has. */
const THREADS = 4;

/** `readonly` stands among them, so that the query itself may change none. */
export function settingsOf({ seconds, megabytes }: ConsoleLimits): ClickHouseSettings {
  const bytes = String(Math.floor(megabytes * 1024 ** 2));
  return {
    ...ALIKE,
    wait_end_of_query: 1,
    max_execution_time: Math.ceil(seconds),
    timeout_overflow_mode: 'throw',
    max_memory_usage: bytes,
    max_result_bytes: bytes,
    result_overflow_mode: 'throw',
    max_threads: THREADS,
    // Behind pages, which have 1.
    priority: '2',
    readonly: '1',
  };
}

/** For what Undertone asks itself: a profile of the user that cuts answers must not cut these. */
export const QUESTIONS: ClickHouseSettings = { limit: '0', offset: '0', max_result_rows: '0', extremes: 0 };
