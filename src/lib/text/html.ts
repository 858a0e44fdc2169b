/**
 * HTML bodies to plain text. Quoted history is not dropped here but written the way plain mails write it ("> " lines,
 * a separator line), so that one set of rules (quotes.ts) decides for all formats, and answers typed between the
 * quoted lines survive.
 */
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { ORIGINAL_MESSAGE } from './quotes';

/** Deeper nesting than this overflows the converter's stack somewhere past 1,500; real mails stay below 60. */
const MAX_DEPTH = 100;

/** The parser's time grows with the square of tags left open; a real mail has a few thousand tags at most. */
const MAX_TAGS = 10_000;

/** Elements that hold earlier mails, by mail program. */
const QUOTED = ['blockquote', '.yahoo_quoted', '.protonmail_quote', '.freshdesk_quote', '.zmail_extra', '.gmail_extra'];
/** Elements after which everything is an earlier mail (Outlook). */
const HISTORY_BELOW = ['#divRplyFwdMsg', '#x_divRplyFwdMsg', '#appendonsend', '.OutlookMessageHeader'];
const SIGNATURES = [
  '.gmail_signature',
  '.moz-signature',
  '.protonmail_signature_block',
  '#Signature',
  '#ms-outlook-mobile-signature',
];
const INVISIBLE = ['style', 'script', 'head', 'title', 'img', 'svg', 'template', 'object'];

const historyBelow: FormatCallback = (_element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addLiteral(ORIGINAL_MESSAGE);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const skip = (selector: string) => ({ selector, format: 'skip' });
const heading = { leadingLineBreaks: 2, trailingLineBreaks: 2, uppercase: false };

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: MAX_DEPTH, ellipsis: '' },
  formatters: { historyBelow },
  selectors: [
    ...INVISIBLE.map(skip),
    ...SIGNATURES.map(skip),
    ...HISTORY_BELOW.map((selector) => ({ selector, format: 'historyBelow' })),
    ...QUOTED.map((selector) => ({ selector, format: 'blockquote', options: { trimEmptyLines: true } })),
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: heading })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', format: 'lineBreak' },
    // One line per row, a space between cells: enough to keep words apart, and linear, unlike padded columns.
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
  ],
};

const convert = compile(options);

/** Plain text of an HTML body: links by their text, no pictures, quoted mails as "> " lines; cut after MAX_TAGS. */
export function htmlToText(html: string): string {
  return convert(upToTag(html, MAX_TAGS));
}

function upToTag(html: string, count: number): string {
  let at = -1;
  for (let tag = 0; tag <= count; tag += 1) {
    at = html.indexOf('<', at + 1);
    if (at === -1) return html;
  }
  return html.slice(0, at);
}
