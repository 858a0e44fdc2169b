/** What runs queries on one generation of a warehouse: a DuckDB file by default, or a ClickHouse cluster. */
import type { Dialect } from '../../metrics';

export type Params = Record<string, string | number | boolean | null>;

export interface Engine {
  dialect: Dialect;
  /**
   * The rows of a query, frozen, with plain values: numbers, Dates, arrays, texts, booleans, null.
   * @param sql with parameters as $name
   * @throws what the signal says, RangeError for a whole number beyond 2^53, or the engine's own error
   */
  rows<Row>(sql: string, params: Params, signal?: AbortSignal): Promise<Row[]>;
  /** Lets go of the file or connection; nothing runs any more. */
  close(): void;
}
