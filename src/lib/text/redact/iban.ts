/** Bank accounts by IBAN (ISO 13616): country, that country's length and pattern, and check digits. */
import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Detector, Found } from './detector';
import { MARK_OF } from './marks';

const START = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}/gu;
/** Between two characters of an IBAN stands at most one of these. */
const SEPARATOR = /[ \u00a0-]/;
const SIGN = /[A-Za-z0-9]/;
const FOLLOWED = /[\p{L}\p{N}]/u;

export const iban: Detector = {
  kind: 'iban',
  mayFind: ({ digits }) => digits >= 2,
  find(text) {
    const found: Found[] = [];
    for (const { 0: begin, index } of text.matchAll(START)) {
      const length = countrySpecs[begin.slice(0, 2).toUpperCase()]?.chars;
      const end = length ? endOf(text, index, length) : null;
      if (end === null) continue;
      const written = text.slice(index, end).replace(/[^A-Za-z0-9]/g, '');
      if (isValidIBAN(written.toUpperCase())) found.push({ kind: 'iban', start: index, end, mark: MARK_OF.iban });
    }
    return found;
  },
};

/** Where so many letters and digits end; null when something else stands between or more follow. */
function endOf(text: string, start: number, length: number): number | null {
  let at = start;
  for (let taken = 0; taken < length; at += 1) {
    const sign = text[at] ?? '';
    if (SIGN.test(sign)) taken += 1;
    else if (!SEPARATOR.test(sign) || !SIGN.test(text[at + 1] ?? '')) return null;
  }
  return FOLLOWED.test(text[at] ?? '') ? null : at;
}
