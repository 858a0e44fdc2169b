/**
 * Telephone numbers, by the numbering plans of libphonenumber. International ones ("+49 170 …", "0049 170 …") always;
 * national ones where a country is set, or where the words before say what the number is ("Phone: 0170 1234567").
 * Support messages are full of other numbers, so a run of digits is none when it is a date, an address of a computer, a
 * price, or when a word before calls it an order, a ticket or an invoice.
 */
import {
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';
import type { Detector, Found } from './detector';
import { MARK_OF } from './marks';

const FEWEST = 7;
/** E.164, and two more for the "00" in front. */
const MOST = 15;
/** Digits with what people write between them. Bounded, so that endless digits are cut into runs. */
const RUN = /(?:\(?[+＋]\(?|\()?\d(?:[ \u00a0.\-‐–/()]{0,3}\d){6,30}/gu;
const GROUP_END = /\d(?=\D|$)/g;
const DATE =
  /^(?:(?:19|20)\d\d \d{1,2} \d{1,2}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?!\d)[ .,/-]*/;
const DOTTED = /^\d{1,3}(?:\.\d{1,3}){3,}$/;
const NOT_BEFORE = /(?:[\p{L}\p{N}_#@=&%$€£¥.,/-]|\d[:)])$/u;
const NOT_BEFORE_PLUS = /[\p{L}\p{N}_.,+]$/u;
const NOT_AFTER = /^(?:[\p{L}\p{N}_%€$£@]|[.,:]\d| ?(?:EUR|USD|GBP|CHF|€|\$|£))/u;
const WORDS_BEFORE = 40;
const LABELLED =
  /(?<!\p{L})(?:(?:tele)?phone|tel|telefon\p{L}*|t[ée]l[ée]phone|tel[ée]fono|mobile?|móvil|cell(?:phone|ular)?|handy|fax|what'?s ?app|sms|rufnummer|(?:call|ring|text|reach)(?: (?:me|us|him|her|them))?(?: back)?(?: (?:at|on))?)(?:[ -]?(?:number|nummer|num|no|nr|#))?\s{0,2}(?:is|:|=|[.:-])*\s{0,2}$/iu;
const SCHEME = /(?:tel|sms|callto|wa\.me|phone=)[:/]?(?:\/\/)?$/i;
const CALLED_OTHERWISE =
  /(?:order|ticket|case|ref(?:erence)?|invoice|booking|account|tracking|transaction|serial|article|item|sku|imei|vat|tax|version|build|id|bestell\p{L}*|auftrag\p{L}*|rechnung\p{L}*|kunden\p{L}*|vorgang\p{L}*|konto|commande|facture|pedido|factura)(?:[ -]?(?:number|nummer|num|no|nr|id|code|#))?\s{0,2}(?:is|was|:|=|[.:#-])*\s{0,2}$/iu;
/** As North America writes its numbers: in other groups, ten digits are as often an order number. */
const NORTH_AMERICAN = /^(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .\-‐–]{1,2}\d{3}[ .\-‐–]\d{4}$/;
const GROUPED = /[ \u00a0\-‐–/()]/;

/**
 * The detector for some countries' national numbers.
 * @param countries ISO 3166-1 codes such as DE; those that libphonenumber does not know are passed over
 */
export function phoneIn(countries: readonly string[]): Detector {
  const known = countries.filter((country): country is CountryCode => isSupportedCountry(country)).map(planOf);
  return {
    kind: 'phone',
    mayFind: ({ digits }) => digits >= FEWEST,
    find(text) {
      const found: Found[] = [];
      RUN.lastIndex = 0;
      const pattern = new RegExp(RUN);
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const date = DATE.exec(match[0])?.[0];
        if (date) {
          // "2024-05-16 030 1234567": what stands behind a date is looked at by itself.
          pattern.lastIndex = match.index + date.length;
          continue;
        }
        const length = phoneLength(text, match.index, match[0], known);
        if (length > 0)
          found.push({ kind: 'phone', start: match.index, end: match.index + length, mark: MARK_OF.phone });
        pattern.lastIndex = match.index + (length || match[0].length);
      }
      return found;
    },
  };
}

/** How much of a run is a number, from its start; 0 for none. */
function phoneLength(text: string, start: number, run: string, countries: readonly Plan[]): number {
  const before = text.slice(Math.max(0, start - WORDS_BEFORE), start);
  const isInternational = /^\(?[+＋]/.test(run);
  const isScheme = SCHEME.test(before);
  if (!isScheme && (isInternational ? NOT_BEFORE_PLUS : NOT_BEFORE).test(before)) return 0;
  if (DOTTED.test(run)) return 0;
  const isLabelled = isScheme || LABELLED.test(before);
  if (!isInternational && !isLabelled && CALLED_OTHERWISE.test(before)) return 0;
  const ends = [...run.matchAll(GROUP_END)].map(({ index }) => index + 1).reverse();
  for (const end of ends) {
    const written = run.slice(0, end);
    const digits = written.replace(/\D/g, '');
    if (digits.length > MOST + 2) continue;
    if (digits.length < FEWEST) break;
    if (end === run.length && NOT_AFTER.test(text.slice(start + end, start + end + 5))) continue;
    if (isInternational ? isPossible(`+${digits}`) : isNational(written, digits, isLabelled, countries)) return end;
  }
  return 0;
}

function isPossible(number: string): boolean {
  return number.length <= MOST + 1 && parsePhoneNumberFromString(number)?.isPossible() === true;
}

function isNational(written: string, digits: string, isLabelled: boolean, countries: readonly Plan[]): boolean {
  if (isLabelled) return digits.length <= MOST;
  if (digits.startsWith('00') && digits.length >= 10)
    return parsePhoneNumberFromString(`+${digits.slice(2)}`)?.isValid() === true;
  return countries.some(
    ({ country, isWritten }) =>
      isWritten(written, digits) && parsePhoneNumberFromString(written, country)?.isValid() === true,
  );
}

interface Plan {
  country: CountryCode;
  /** whether a run of digits looks as people of this country write a number */
  isWritten(written: string, digits: string): boolean;
}

function planOf(country: CountryCode): Plan {
  if (getCountryCallingCode(country) === '1') return { country, isWritten: (written) => NORTH_AMERICAN.test(written) };
  if (nationalPrefixOf(country) === '0') return { country, isWritten: (_, digits) => digits.startsWith('0') };
  return { country, isWritten: (written) => GROUPED.test(written) };
}

/** The digit that people of a country dial before a number of their own; libphonenumber has it and does not type it. */
function nationalPrefixOf(country: CountryCode): string | undefined {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return (metadata.numberingPlan as { nationalPrefix?(): string | undefined } | undefined)?.nationalPrefix?.();
}
