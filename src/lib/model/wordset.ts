/** What a line is known by, in SQL: the set of its words. The search for repeated lines and the pages count by it. */
import { quoted } from './sqltext';

/** Addresses, names of accounts, topics and whatever holds a digit differ from use to use and are no words of a line. */
export const MASKED = String.raw`https?://\S+|www\.\S+|\S+@\S+|@\w+|#\w+|\S*\d\S*`;
export const WORD = String.raw`\p{L}[\p{L}'’]*`;

/** SQL for the different words of a text, sorted: two texts with the same list are one wording. */
export function wordSetSql(text: string): string {
  return `list_sort(list_distinct(regexp_extract_all(
    replace(lower(regexp_replace(${text}, '${MASKED}', ' ', 'g')), '’', ''''), ${quoted(WORD)})))`;
}
