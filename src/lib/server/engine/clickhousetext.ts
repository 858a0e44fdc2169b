/**
 * A query as ClickHouse reads it: its parameters carry a type (`{team:String}` for `$team`), and a backslash inside a
 * text is a letter of it only when doubled. Nothing of what a person chose is ever pasted into the text.
 */
import type { Params } from './engine';

/** A text in single quotes (a quote inside doubled), a name in double quotes, a comment, or a parameter. */
const PIECES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\$([a-z_][a-z0-9_]*)/gi;

export function clickHouseText(sql: string, params: Params): string {
  return sql.replace(PIECES, (piece: string, name: string | undefined) => {
    if (piece.startsWith("'")) return piece.replaceAll('\\', '\\\\');
    if (name === undefined || !Object.hasOwn(params, name)) return piece;
    return `{${name}:${typeOf(params[name]!)}}`;
  });
}

/** The type of a parameter with this value. */
export function typeOf(value: Params[string]): string {
  if (value === null) return 'Nullable(String)';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Bool';
  return Number.isSafeInteger(value) ? 'Int64' : 'Float64';
}
