/**
 * Where DuckDB and ClickHouse say the same in other words. Everything else that Undertone asks is written so that both
 * read it alike: `argMin(x, y)`, `substr`, `any_value`, explicit GROUP BY, no SQL rounding. What they would answer
 * differently (sums over nothing, misses of a join, aliases that hide columns) the settings of the ClickHouse engine
 * level out (server/engine/clickhouse.ts).
 */
import { mightHold, plainWords, searchWords } from '../model/searchwords';
import { wordSetSql } from '../model/wordset';
import {
  clickHousePlain,
  clickHouseMightHold,
  clickHousePlainWords,
  clickHouseSearchWords,
  clickHouseWordSet,
} from './clickhousewords';

export interface Dialect {
  id: 'duckdb' | 'clickhouse';
  /** The different values of a column in a group, in order: a list. For columns that are never null. */
  distinctList(column: string): string;
  /** All values of a column in a group: a list. */
  list(column: string): string;
  /** The pieces of a text between separators: a list. `separator` is an SQL text. */
  split(text: string, separator: string): string;
  /** Rows out of a list: stands in SELECT. */
  each(list: string): string;
  /** Rows out of two texts of as many pieces, with the columns `wording` and `line`: a query. */
  pairs(wordings: string, lines: string, separator: string): string;
  /** Whether two lists share a value. */
  haveCommon(one: string, other: string): string;
  /** Whether a list holds a value. */
  holds(list: string, value: string): string;
  startsWith(text: string, beginning: string): string;
  /** Whether a text holds another. */
  hasText(text: string, part: string): string;
  /** A text in lower case, without accents. */
  plain(text: string): string;
  /** The different words of a text, as the index of words knows them: a list (model/searchwords.ts). */
  searchWords(text: string): string;
  /** The words of a text in their order, one space between and around them. */
  plainWords(text: string): string;
  /** Whether a text could hold a phrase, told cheaply. */
  mightHold(text: string, phrase: string): string;
  /** The set of words by which a line is known: a list (model/wordset.ts). */
  wordSet(text: string): string;
}

export const DUCKDB: Dialect = {
  id: 'duckdb',
  distinctList: (column) => `list_sort(list(distinct ${column}))`,
  list: (column) => `list(${column})`,
  split: (text, separator) => `string_split(${text}, ${separator})`,
  each: (list) => `unnest(${list})`,
  pairs: (wordings, lines, separator) =>
    `select unnest(string_split(${wordings}, ${separator})) as wording, unnest(string_split(${lines}, ${separator})) as line`,
  haveCommon: (one, other) => `list_has_any(${one}, ${other})`,
  holds: (list, value) => `list_contains(${list}, ${value})`,
  startsWith: (text, beginning) => `starts_with(${text}, ${beginning})`,
  hasText: (text, part) => `contains(${text}, ${part})`,
  plain: (text) => `strip_accents(lower(${text}))`,
  searchWords,
  plainWords,
  mightHold,
  wordSet: wordSetSql,
};

export const CLICKHOUSE: Dialect = {
  id: 'clickhouse',
  distinctList: (column) => `arraySort(groupUniqArray(${column}))`,
  list: (column) => `groupArray(${column})`,
  split: (text, separator) => `splitByString(${separator}, ${text})`,
  each: (list) => `arrayJoin(${list})`,
  pairs: (wordings, lines, separator) =>
    `select pair.1 as wording, pair.2 as line from (select arrayJoin(arrayZip(splitByString(${separator}, ${wordings}), ` +
    `splitByString(${separator}, ${lines}))) as pair)`,
  haveCommon: (one, other) => `hasAny(${one}, ${other})`,
  holds: (list, value) => `has(${list}, ${value})`,
  startsWith: (text, beginning) => `startsWith(${text}, ${beginning})`,
  hasText: (text, part) => `(position(${text}, ${part}) > 0)`,
  plain: clickHousePlain,
  searchWords: clickHouseSearchWords,
  plainWords: clickHousePlainWords,
  mightHold: clickHouseMightHold,
  wordSet: clickHouseWordSet,
};
