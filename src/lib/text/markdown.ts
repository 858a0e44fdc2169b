/**
 * Markdown-like bodies (Zendesk's `body`, Chatwoot): the marks go, the words stay.
 * Not a Markdown parser: chat lines hold stars and underscores of their own ("2 * 3", "snake_case", "b***"), so only
 * marks that stand as a pair around words are taken. "> " lines are left for quotes.ts.
 */
const IMAGE = /!\[([^[\]\n]{0,300})\]\([^()\s]{1,1000}(?:\s"[^"\n]{0,300}")?\)/g;
const LINK = /\[([^[\]\n]{1,300})\]\(<?[^()\s]{1,1000}(?:\s"[^"\n]{0,300}")?\)/g;
const STRONG = /(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*\*(?![\w*])/g;
const STRONG_UNDERLINE = /(?<![\w_])__(?=[^\s_])([^_\n]{1,500})(?<=\S)__(?![\w_])/g;
const EMPHASIS = /(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])/g;
const EMPHASIS_UNDERLINE = /(?<![\w_])_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?![\w_])/g;
const CODE = /(?<!`)`([^`\n]{1,500})`(?!`)/g;
const FENCE = /^[ ]{0,3}(?:```|~~~)[\w-]{0,20}[ ]*$/gm;
const HEADING = /^ {0,3}#{1,6} +(?=\S)/gm;
const ESCAPE = /\\([\\*_#>[\]()`~-])/g;

/** Plain text of a Markdown-like body. */
export function markdownToText(markdown: string): string {
  return markdown
    .replace(FENCE, '')
    .replace(HEADING, '')
    .replace(IMAGE, '')
    .replace(LINK, '$1')
    .replace(STRONG, '$1')
    .replace(STRONG_UNDERLINE, '$1')
    .replace(EMPHASIS, '$1')
    .replace(EMPHASIS_UNDERLINE, '$1')
    .replace(CODE, '$1')
    .replace(ESCAPE, '$1');
}
