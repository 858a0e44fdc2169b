/**
 * From an exported body to the own words of its author: what is shown, tagged and counted.
 * Order (methodology 0.2): markup to text, quoted history out, signature out, white space tidied.
 */
import { decodeEntities } from './entities';
import { htmlToText } from './html';
import { MAX_BODY_LENGTH, MAX_TEXT_LENGTH, truncate } from './limits';
import { markdownToText } from './markdown';
import { withoutQuotes } from './quotes';
import { withoutSignature } from './signature';

export type BodyFormat = 'text' | 'html' | 'markdown';

/** Characters that show nothing: soft hyphen, zero-width space, direction marks, byte order mark, controls. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
// eslint-disable-next-line no-control-regex
const LINE_BREAK = /\r\n?|[\u000b\u000c\u2028\u2029]/g;
const WIDE_SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** A text without any of these is what its author typed, on one line, and only needs its ends trimmed. */
const NEEDS_CLEANING =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]| {2}/;

/**
 * The author's own words in a body.
 * A body that holds nothing but quoted history or a signature keeps its text: an empty message would hide that
 * something was sent. Linear in the length of the body, which is read up to MAX_BODY_LENGTH.
 * @returns at most MAX_TEXT_LENGTH UTF-16 units, lines parted by "\n", no more than one blank line in a row
 */
export function cleanBody(body: string, format: BodyFormat): string {
  const text = toText(truncate(body, MAX_BODY_LENGTH), format);
  if (!NEEDS_CLEANING.test(text)) return truncate(text.trim(), MAX_TEXT_LENGTH).trimEnd();
  const lines = text.replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(WIDE_SPACE, ' ').split('\n');
  if (lines.length === 1) return tidy(lines);
  const own = tidy(withoutSignature(withoutQuotes(lines)));
  return own === '' ? tidy(lines) : own;
}

function toText(body: string, format: BodyFormat): string {
  if (format === 'html' && body.includes('<')) return htmlToText(body);
  const text = decodeEntities(body);
  return format === 'markdown' ? markdownToText(text) : text;
}

function tidy(lines: string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    const text = line.replace(/ {2,}/g, ' ').trim();
    if (text !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(text);
  }
  return truncate(kept.join('\n').trim(), MAX_TEXT_LENGTH).trimEnd();
}
