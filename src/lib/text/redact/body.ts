/**
 * Bodies as exported: plain, HTML or Markdown. Addresses also stand in attributes and links there, can be written with
 * character references ("anna&#64;…") and be cut by markup ("4111 <b>1111</b> …"): what the reader of the message would
 * see must not survive in its source.
 */
import type { RedactedCounts } from '../../model/redaction';
import type { BodyFormat } from '../clean';
import { MARK_OF } from './marks';
import type { Redactor } from './index';

/** References to letters, digits and the signs that hold addresses together; "&lt;" and the like stay. */
const REFERENCE = /&#(?:x0*([2-7][\da-f])|0*(\d{2,3}));|&(commat|period|lowbar|plus|num|colon|sol);/gi;
const NAMED: Record<string, string> = {
  commat: '@',
  period: '.',
  lowbar: '_',
  plus: '+',
  num: '#',
  colon: ':',
  sol: '/',
};
const SAFE = /[\w@.+:/#-]/;
/** Markup within a line, which does not part what stands before and behind it. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|bdi|code|em|font|i|mark|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>|<!--[^<>]*-->/gi;
/** "[anna@…](mailto:anna@…)": one address, written twice. */
const DOUBLE = Object.values(MARK_OF)
  .map((mark) => mark.replace(/[[\]]/g, '\\$&'))
  .map((mark) => `\\[(${mark})\\]\\((?:mailto:|tel:)?${mark}\\)`);
const LINKED_MARK = new RegExp(DOUBLE.join('|'), 'g');

/** The body with marks in place of what was found, in the text as in the markup. */
export function redactBody(body: string, format: BodyFormat, redactor: Redactor, counts?: RedactedCounts): string {
  const isHtml = format === 'html' && body.includes('<');
  const plain = body.includes('&') ? withoutReferences(body) : body;
  const redacted = redactor.text(plain, counts);
  if (isHtml) {
    const joined = redacted.replace(INLINE_TAG, '');
    const found = redactor.text(joined, counts);
    // Markup stood in the middle of a hit: the marks within lines go, so that it can be taken out whole.
    if (found !== joined) return found;
  }
  if (redacted === plain) return body;
  return redacted.includes('](')
    ? redacted.replace(LINKED_MARK, (...groups) => groups.slice(1).find(Boolean) as string)
    : redacted;
}

function withoutReferences(body: string): string {
  return body.replace(REFERENCE, (reference: string, hex?: string, decimal?: string, name?: string) => {
    const sign = name ? NAMED[name.toLowerCase()] : String.fromCharCode(hex ? parseInt(hex, 16) : Number(decimal));
    return sign && SAFE.test(sign) ? sign : reference;
  });
}
