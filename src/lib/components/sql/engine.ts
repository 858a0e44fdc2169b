/** Which engine the page's queries run on, and so in whose SQL they are written. */
export interface SqlEngine {
  id: 'duckdb' | 'clickhouse';
  /** names of a cluster's own functions, for completion; what DuckDB has is known */
  functions: readonly string[];
}
