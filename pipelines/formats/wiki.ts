/**
 * Jira's wiki markup (API version 2, CSV exports) as plain text: the marks go, the words stay, quotes become "> ".
 * Only marks that stand as a pair around words are taken, since people write stars and braces of their own.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa
 */

const QUOTE = /\{quote\}([^]*?)\{quote\}/g;
const BLOCK = /\{(?:code|noformat|panel|color|anchor)(?::[^{}\n]{0,200})?\}/g;
const LINE_QUOTE = /^bq\. /gm;
const HEADING = /^h[1-6]\. +(?=\S)/gm;
const IMAGE = /!(?=[^\s!])[^!\n|]{1,300}\.(?:png|jpe?g|gif|svg|webp|mp4|pdf)(?:\|[^!\n]{0,100})?!/gi;
const MENTION = /\[~(?:accountid:)?[^[\]\n]{1,128}\]/g;
const ATTACHMENT = /\[\^[^[\]\n]{1,300}\]/g;
const NAMED_LINK = /\[([^[\]|\n]{1,300})\|[^[\]\n]{1,1000}\]/g;
const BARE_LINK = /\[((?:https?:|mailto:)[^[\]\s]{1,1000})\]/g;
const STRONG = /(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])/g;
const EMPHASIS = /(?<![\w_])_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?![\w_])/g;
const CODE = /\{\{([^{}\n]{1,500})\}\}/g;
const RULE = /^-{4,}$/gm;
const HEAD_CELLS = /\|\|/g;

/** Plain text of a body in wiki markup. */
export function wikiToText(markup: string): string {
  return markup
    .replace(/\r\n?/g, '\n')
    .replace(QUOTE, (_, quoted: string) => `\n${quoted.trim().replace(/^/gm, '> ')}\n`)
    .replace(BLOCK, '')
    .replace(LINE_QUOTE, '> ')
    .replace(HEADING, '')
    .replace(IMAGE, '')
    .replace(MENTION, '@somebody')
    .replace(ATTACHMENT, '')
    .replace(NAMED_LINK, '$1')
    .replace(BARE_LINK, '$1')
    .replace(STRONG, '$1')
    .replace(EMPHASIS, '$1')
    .replace(CODE, '$1')
    .replace(RULE, '')
    .replace(HEAD_CELLS, '|')
    .trim();
}
