/**
 * Records as they stood in a file, kept because they could not be used. In JSON a line break is "\n" and a slash may be
 * "\/", so that an address seems to begin with an n, or not to be one: such signs are read before anything is looked for.
 */
import type { RedactedCounts } from '../../model/redaction';
import { redactBody } from './body';
import type { Redactor } from './index';

/** Stands for a "\n", "\r", "\t", "\b" or "\f" meanwhile: private characters that no text holds and no word contains. */
const BREAKS = 'nrtbf';
const FIRST_PRIVATE = 0xf700;
const ESCAPED = /\\(?:([nrtbf])|\/|u00([2-7][\da-f]))/gi;
const HELD = new RegExp(
  `[${String.fromCharCode(FIRST_PRIVATE)}-${String.fromCharCode(FIRST_PRIVATE + BREAKS.length - 1)}]`,
  'g',
);

/** The record with marks in place of what was found, in JSON, XML, HTML or a table alike. */
export function redactRaw(raw: string, redactor: Redactor, counts?: RedactedCounts): string {
  if (!raw.includes('\\')) return redactBody(raw, 'html', redactor, counts);
  const read = raw.replace(ESCAPED, (escaped: string, line?: string, hex?: string) => {
    if (line) return String.fromCharCode(FIRST_PRIVATE + BREAKS.indexOf(line.toLowerCase()));
    const sign = hex ? String.fromCharCode(parseInt(hex, 16)) : '/';
    return sign === '"' || sign === '\\' ? escaped : sign;
  });
  const redacted = redactBody(read, 'html', redactor, counts);
  if (redacted === read) return raw;
  return redacted.replace(HELD, (held) => `\\${BREAKS[held.charCodeAt(0) - FIRST_PRIVATE]}`);
}
