/**
 * Dates with the month as a word in a language other than English ("4 mars 2025", "4 de marzo de 2025 10:12",
 * "04. März 2025"): month names are those of the browser's and Node's own language data (CLDR, through luxon), and a
 * date becomes the English one that instants.ts reads.
 */
import { Info } from 'luxon';

/** Languages whose helpdesks write months as words; English is read without being asked. */
export const DATE_LANGUAGES = [
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'tr',
  'ro',
] as const;
export type DateLanguage = (typeof DATE_LANGUAGES)[number];

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Words between the parts of a date: "de marzo de", "um 10:12 Uhr", "à", "kl." */
const BETWEEN = /^(de|del|den|di|le|el|il|om|um|uhr|h|à|a|at|as|às|kl|klo|o|ob|the|der)$/;

const plain = (word: string) => word.toLowerCase().replace(/\.$/, '');
const tables = new Map<string, Map<string, string>>();

function wordsOf(language: DateLanguage): Map<string, string> {
  let words = tables.get(language);
  if (words) return words;
  words = new Map<string, string>();
  for (const length of ['long', 'short'] as const) {
    for (const names of [
      Info.weekdays(length, { locale: language }),
      Info.weekdaysFormat(length, { locale: language }),
    ])
      for (const name of names) words.set(plain(name), '');
    for (const names of [Info.months(length, { locale: language }), Info.monthsFormat(length, { locale: language })])
      for (const [place, name] of names.entries()) words.set(plain(name), ENGLISH[place] ?? '');
  }
  tables.set(language, words);
  return words;
}

/** The date in English; null when a word in it is neither a month, a weekday nor a word between of the language. */
export function inEnglish(value: string, language: DateLanguage): string | null {
  const words = wordsOf(language);
  let isKnown = true;
  let hasMonth = false;
  const text = value.replace(/\p{L}[\p{L}\p{M}]*\.?/gu, (found) => {
    const word = plain(found);
    const month = words.get(word);
    if (month) hasMonth = true;
    if (month !== undefined) return month;
    if (BETWEEN.test(word)) return '';
    if (!/^[ap]m$/.test(word)) isKnown = false;
    return found;
  });
  if (!isKnown || !hasMonth) return null;
  return text
    .replace(/^[\s,.]+/, '')
    .replace(/(\d)\.(?=\s|$)/g, '$1')
    .replace(/\s*,\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
}
