/**
 * SQL with everything that is no code (texts, quoted names, comments) turned into blanks, place for place, so that a
 * search for $name or a semicolon finds none inside a text. Only for what the page offers: what may run is decided by
 * the engine's own reading of the query (server/console).
 */

/** Comments, texts in quotes, with escapes and between dollars ($$…$$, $note$…$note$), quoted names. */
const NO_CODE =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|\be'(?:[^'\\]+|\\[^]|'')*(?:'|$)|'(?:[^']+|'')*(?:'|$)|"(?:[^"]+|"")*(?:"|$)|(\$(?:[a-z_]\w*)?\$)[^]*?(?:\1|$)/gi;

/** As long as the query, with the same lines. */
export const blanked = (sql: string): string => sql.replace(NO_CODE, (text) => text.replace(/[^\n]/g, ' '));

/** The query without the semicolon at its end, to stand inside another one. */
export function withoutEnd(sql: string): string {
  const end = /;\s*$/.exec(blanked(sql));
  return end ? sql.slice(0, end.index) : sql;
}
