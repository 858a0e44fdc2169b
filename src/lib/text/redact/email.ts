/**
 * E-mail addresses. Looked for from each "@" outwards within the lengths of RFC 5321 (local part 64, label 63), so that
 * a text full of "@" costs no more than one full of letters. "%40" is the same sign inside a web address.
 */
import type { Detector, Found } from './detector';
import { MARK_OF } from './marks';

const AT = /@|%40/g;
const LOCAL_LENGTH = 64;
const DOMAIN_LENGTH = 255;
/** What may stand before the sign; of a character beyond the basic plane each half is asked about. */
const LOCAL = /[\p{L}\p{M}\p{N}\p{Cs}!#$&'*+^_`|~.-]/u;
/** Quotes and marks that enclose an address rather than belong to it, and the dots of a list before it. */
const NOT_FIRST = /^[.'`*_|~^!#$&+-]+/;
/** Labels, the last of letters only: "lodash@4.17.21" and "image001.png@01D0A3B2.55" are no addresses. */
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z\d-]{2,58}|\p{L}{2,24})(?![\p{L}\p{N}])/u;

export const email: Detector = {
  kind: 'email',
  mayFind: ({ hasAt }) => hasAt,
  find(text) {
    const found: Found[] = [];
    let last = 0;
    for (const { 0: sign, index } of text.matchAll(AT)) {
      if (index < last) continue;
      const local = text.slice(localStart(text, index, last), index).replace(NOT_FIRST, '');
      if (local === '') continue;
      const from = index + sign.length;
      const domain = DOMAIN.exec(text.slice(from, from + DOMAIN_LENGTH))?.[0];
      if (domain === undefined) continue;
      last = from + domain.length;
      found.push({ kind: 'email', start: index - local.length, end: last, mark: MARK_OF.email });
    }
    return found;
  },
};

/** Back to the first character that cannot be part of an address, or as far as one may reach. */
function localStart(text: string, at: number, least: number): number {
  const first = Math.max(least, at - LOCAL_LENGTH);
  let start = at;
  while (start > first && LOCAL.test(text[start - 1]!)) start -= 1;
  return start;
}
