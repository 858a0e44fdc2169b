/**
 * How people write numbers, as pieces of one pattern: digits with separators, "10k", and words up to thousands. Texts
 * are read in lower case and letter for letter, so that places stay those of what was written.
 */

const UNITS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORDS = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
]);
const SMALL = UNITS.slice(1, 10).join('|');

const DIGITS = String.raw`\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?`;
const SPELLED = `(?:${TENS.join('|')})(?:[ -](?:${SMALL}))?|${UNITS.join('|')}`;

/** The source of a pattern that matches one number: `numberIn` reads what it matched. */
export const NUMBER = String.raw`(?:(?:${DIGITS})(?:[ ]?k\b)?|(?:(?:a|${SPELLED}) )?(?:hundred|thousand)\b|(?:${SPELLED})\b|a dozen\b)`;

/** How a language groups digits: "1.200" is 1200 in German and 1.2 in English. */
function plainDigits(digits: string, language: string): number {
  const groups = POINT_GROUPS.has(language) ? '.' : ',';
  const decimal = groups === '.' ? ',' : '.';
  const isGrouped = new RegExp(`^\\d{1,3}(\\${groups}\\d{3})+(\\${decimal}\\d+)?$`).test(digits);
  const joined = isGrouped ? digits.replaceAll(groups, '') : digits;
  return Number(joined.replace(',', '.').replace(/[.,](?=.*[.,])/g, ''));
}
const POINT_GROUPS = new Set(['de', 'es', 'it', 'nl', 'pt', 'da', 'id', 'tr']);

/**
 * The value of what NUMBER matched.
 * @param language ISO 639-1, for how digits are grouped
 */
export function numberIn(written: string, language = 'en'): number {
  const text = written.trim();
  if (/^\d/.test(text)) {
    const isThousands = /k$/.test(text);
    return plainDigits(text.replace(/[ ]?k$/, ''), language) * (isThousands ? 1000 : 1);
  }
  if (text === 'a dozen') return 12;
  const scaled = /^(?:(.+) )?(hundred|thousand)$/.exec(text);
  if (scaled) return spelled(scaled[1] ?? 'a') * (scaled[2] === 'hundred' ? 100 : 1000);
  return spelled(text);
}

function spelled(text: string): number {
  if (text === 'a') return 1;
  return text.split(/[ -]/).reduce((sum, word) => sum + (WORDS.get(word) ?? 0), 0);
}

/** Lower case, and plain apostrophes, dashes and multiplication signs; never another length. */
export function evened(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))
    .replace(/[’‘`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/×/g, 'x')
    .replace(/[\u00a0\t]/g, ' ');
}
