/**
 * A query as the log keeps it: which tables and columns were asked, not whom for. Texts, names in quotes with more than
 * a word in them, and comments go; numbers stay.
 */
const PARTS = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`\/\*[\s\S]*?(?:\*\/|$)`,
    // e'…' knows backslashes; others end at a quote that is not doubled. One that is never closed goes to the end.
    String.raw`\b[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)`,
    String.raw`'(?:[^']|'')*(?:'|$)`,
    String.raw`(\$\w*\$)[\s\S]*?(?:\1|$)`,
    String.raw`"(?:[^"]|"")*(?:"|$)`,
  ].join('|'),
  'g',
);

/** The query without what somebody put into it, on one line. */
export function withoutTexts(sql: string): string {
  const plain = sql.replace(PARTS, (part) => {
    if (part.startsWith('--') || part.startsWith('/*')) return ' ';
    if (part.startsWith('"')) return /^"\w+"$/.test(part) ? part : '"…"';
    return "'…'";
  });
  return plain.replace(/\s+/g, ' ').trim();
}
