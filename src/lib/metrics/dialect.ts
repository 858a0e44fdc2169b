/**
 * Where DuckDB and ClickHouse say the same in other words. Everything else that Undertone asks is written so that both
 * read it alike: `argMin(x, y)`, `substr`, `any_value`, explicit GROUP BY, no SQL rounding. What they would answer
 * differently (sums over nothing, misses of a join, aliases that hide columns) the settings of the ClickHouse engine
 * level out (server/engine/clickhouse.ts).
 */
export interface Dialect {
  id: 'duckdb' | 'clickhouse';
  /** The different values of a column in a group, nulls left out, in order: a list. */
  distinctList(column: string): string;
  /** The pieces of a text between separators: a list. `separator` is an SQL text. */
  split(text: string, separator: string): string;
  /** Rows out of a list: stands in SELECT. */
  each(list: string): string;
  /** All values of a column in a group: a list. */
  list(column: string): string;
  /** Whether two lists share a value. */
  haveCommon(one: string, other: string): string;
  /** Whether a list holds a value. */
  holds(list: string, value: string): string;
  /** A list written out. */
  listOf(values: readonly string[]): string;
  /** The value that occurs most often in a group, of several the first in order. */
  commonest(column: string): string;
}

export const DUCKDB: Dialect = {
  id: 'duckdb',
  distinctList: (column) => `list_sort(list(distinct ${column}) filter (where ${column} is not null))`,
  split: (text, separator) => `string_split(${text}, ${separator})`,
  each: (list) => `unnest(${list})`,
  list: (column) => `list(${column})`,
  haveCommon: (one, other) => `list_has_any(${one}, ${other})`,
  holds: (list, value) => `list_contains(${list}, ${value})`,
  listOf: (values) => `[${values.join(', ')}]`,
  commonest: (column) => `mode(${column} order by ${column})`,
};

export const CLICKHOUSE: Dialect = {
  id: 'clickhouse',
  distinctList: (column) => `arraySort(groupUniqArray(${column}))`,
  split: (text, separator) => `splitByString(${separator}, ${text})`,
  each: (list) => `arrayJoin(${list})`,
  list: (column) => `groupArray(${column})`,
  haveCommon: (one, other) => `hasAny(${one}, ${other})`,
  holds: (list, value) => `has(${list}, ${value})`,
  listOf: (values) => `[${values.join(', ')}]`,
  // Exact, where topK would guess: the counted values sorted by how often, then by name.
  commonest: (column) =>
    `arraySort((pair) -> (-pair.2, pair.1), arrayZip(mapKeys(sumMap(map(assumeNotNull(${column}), 1))), mapValues(sumMap(map(assumeNotNull(${column}), 1)))))[1].1`,
};
