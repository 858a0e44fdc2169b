/**
 * Numbers of payment cards: 13 to 19 digits, alone or in groups, with an issuer's beginning and length (ISO/IEC 7812,
 * https://en.wikipedia.org/wiki/Payment_card_number) and a check digit that fits (Luhn). One order number in ten passes
 * Luhn by chance; the issuer's beginning makes it about one in forty of those with sixteen digits.
 */
import type { Detector, Found } from './detector';
import { MARK_OF } from './marks';

const FEWEST = 13;
const MOST = 19;
/** A run of digits with at most one separator between two of them. */
const RUN = /(?<![\p{L}\p{N}_+.,-])\d(?:[ \u00a0-]?\d){12,40}(?![\p{L}\p{N}_]|[.,]\d)/gu;

/** Beginnings (as ranges of the first digits) with the lengths that issuer's numbers have. */
const ISSUERS: { from: string; to: string; lengths: number[] }[] = [
  { from: '4', to: '4', lengths: [13, 16, 19] }, // Visa
  { from: '51', to: '55', lengths: [16] }, // Mastercard
  { from: '2221', to: '2720', lengths: [16] }, // Mastercard
  { from: '34', to: '34', lengths: [15] }, // American Express
  { from: '37', to: '37', lengths: [15] },
  { from: '300', to: '305', lengths: [14, 16, 17, 18, 19] }, // Diners Club
  { from: '36', to: '36', lengths: [14, 16, 17, 18, 19] },
  { from: '38', to: '39', lengths: [14, 16, 17, 18, 19] },
  { from: '6011', to: '6011', lengths: [16, 17, 18, 19] }, // Discover
  { from: '644', to: '659', lengths: [16, 17, 18, 19] },
  { from: '3528', to: '3589', lengths: [16, 17, 18, 19] }, // JCB
  { from: '62', to: '62', lengths: [16, 17, 18, 19] }, // UnionPay
  { from: '5018', to: '5038', lengths: [13, 14, 15, 16, 17, 18, 19] }, // Maestro
  { from: '5893', to: '5893', lengths: [13, 14, 15, 16, 17, 18, 19] },
  { from: '6304', to: '6304', lengths: [13, 14, 15, 16, 17, 18, 19] },
  { from: '6759', to: '6763', lengths: [13, 14, 15, 16, 17, 18, 19] },
];

export const card: Detector = {
  kind: 'card',
  mayFind: ({ digits }) => digits >= FEWEST,
  find(text) {
    const found: Found[] = [];
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const length = cardLength(run);
      if (length > 0) found.push({ kind: 'card', start: index, end: index + length, mark: MARK_OF.card });
    }
    return found;
  },
};

/** How much of a run is a card's number, from its start: "4111 1111 1111 1111 12/26" has a date behind. 0 for none. */
function cardLength(run: string): number {
  const ends = [...run.matchAll(/\d(?=[^\d]|$)/g)].map(({ index }) => index + 1).reverse();
  for (const end of ends) {
    const digits = run.slice(0, end).replace(/\D/g, '');
    if (digits.length >= FEWEST && digits.length <= MOST && hasIssuer(digits) && fitsLuhn(digits)) return end;
  }
  return 0;
}

function hasIssuer(digits: string): boolean {
  return ISSUERS.some(({ from, to, lengths }) => {
    const start = digits.slice(0, from.length);
    return start >= from && start <= to && lengths.includes(digits.length);
  });
}

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, digits summed, a multiple of ten. */
export function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
