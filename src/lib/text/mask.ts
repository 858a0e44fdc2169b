/**
 * Blanks, at the same length, what the tokeniser must not see: addresses, mentions, identifiers, endless runs, and the
 * marks of redaction, so that a redacted text is read as the text was.
 * Three things hang on it: offsets into the masked text are offsets into the message; the tokeniser keeps every new
 * token for its lifetime, so order numbers would fill the memory; and its time explodes on text without spaces.
 * Blanks rather than a placeholder word: they carry no sentiment, do not count as a word written without capitals
 * beside words that shout, and leave a phrase in one piece ("sorry @Anna for the wait").
 */
import { MAX_RUN_LENGTH, MAX_TEXT_LENGTH, isHighSurrogate } from './limits';
import { marksPattern } from './redact/marks';

/** Spaces and control characters that the tokeniser swallows; each is one UTF-16 unit, as is the plain space. */
const EXOTIC_SPACE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g;

const ADDRESS = /(?<![a-z\d+.-])[a-z][a-z\d+.-]{1,20}:\/\/\S+|\bwww\.\S+|\bmailto:\S+/gi;
const MAY_BE_ADDRESS = /:\/\/|www\.|mailto:/i;
/** A host without a scheme: with a path any ending will do, alone only those that are no English word ("so.it"). */
const BARE_HOST =
  /(?<![\w@.-])(?:[a-z\d](?:[a-z\d-]{0,62})\.){1,6}(?:[a-z]{2,24}(?::\d{1,5})?\/\S*|(?:com|org|net|edu|gov)(?![\w-]))/gi;
const MAY_BE_HOST = /[a-z\d-]\.[a-z\d]/i;
const WINDOWS_PATH = /(?<![\w])[a-z]:\\\S+/gi;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}/gi;
const MENTION = /(?<![\w@])@\w{1,50}/g;
/**
 * Identifiers: #12345, ABC-123, 4711471147, B07XJ8C8F5. Times, prices and spans ("11:00", "10 minutes", "48hours",
 * "3-5 days") have at most four digits in a row and stay, because promises of a time are read from them.
 */
const HASH_NUMBER = /(?<![\w#])#\d{2,}\b/g;
const TICKET_KEY = /(?<![\w-])[A-Z]{2,10}-\d{2,}(?![\w-])/g;
const LONG_NUMBER = /[a-z\d_]*\d{5,}[a-z\d_]*/gi;
const UUID = /(?<![a-z\d])[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12}(?![a-z\d])/gi;
const MIXED_CODE = /(?<![a-z\d])(?=[a-z\d]{8,64}(?![a-z\d]))(?:[a-z]+\d+[a-z]+\d|\d+[a-z]+\d+[a-z])[a-z\d]*/gi;

const MARK = marksPattern();

const UUID_LENGTH = 36;
const LONG_NUMBER_DIGITS = 5;
const SHORTEST_CODE = 8;

/** What a glance tells apart. */
const SPACE = 1;
const DIGIT = 2;
const AT = 4;
const HASH = 8;
const HYPHEN = 16;
const BACKSLASH = 32;
/** A full stop or colon, and one with something right behind it: only so can it be part of an address. */
const JOINT = 64;
const JOINING = 128;
const EXOTIC = 256;
const BRACKET = 512;
const PLAIN_SIGNS = Uint16Array.from({ length: 127 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[ \t\n]/.test(sign)) return SPACE;
  if (code < 32) return EXOTIC;
  if (/\d/.test(sign)) return DIGIT;
  return { '@': AT, '#': HASH, '-': HYPHEN, '\\': BACKSLASH, '.': JOINT, ':': JOINT, '[': BRACKET }[sign] ?? 0;
});

const ENDLESS_RUN = new RegExp(`\\S{${MAX_RUN_LENGTH + 1},}`, 'g');
/** Punctuation that ends the sentence rather than the address. */
const TRAILING_PUNCTUATION = new Set('.,;:!?)]}>\'"’”»…');

/**
 * The same text with masked spans blanked by spaces.
 * @returns exactly `text.length` UTF-16 units; every unit is either unchanged or a space.
 *   Everything past MAX_TEXT_LENGTH is blank, so the work is bounded whatever comes in.
 */
export function maskSameLength(text: string): string {
  const excess = Math.max(0, text.length - MAX_TEXT_LENGTH);
  let masked = excess > 0 ? keepStart(text, MAX_TEXT_LENGTH) : text;
  const { signs, longestRun, longestDigits, longestWithDigit } = glanceAt(masked);
  const has = (sign: number): boolean => (signs & sign) !== 0;
  if (has(EXOTIC)) masked = masked.replace(EXOTIC_SPACE, ' ');
  if (has(JOINING) && MAY_BE_ADDRESS.test(masked)) masked = masked.replace(ADDRESS, blankAddress);
  // Behind the web addresses, which may hold marks.
  if (has(BRACKET)) masked = masked.replace(MARK, blank);
  if (has(BACKSLASH)) masked = masked.replace(WINDOWS_PATH, blankAddress);
  if (has(AT)) masked = masked.replace(EMAIL, blankAddress).replace(MENTION, blank);
  if (has(JOINING) && MAY_BE_HOST.test(masked)) masked = masked.replace(BARE_HOST, blankAddress);
  // Endless runs go before the identifiers, so that no pattern below meets more than one short run at a time.
  if (longestRun > MAX_RUN_LENGTH) masked = masked.replace(ENDLESS_RUN, (run) => keepStart(run, MAX_RUN_LENGTH));
  if (has(DIGIT) && longestRun >= UUID_LENGTH) masked = masked.replace(UUID, blank);
  if (has(DIGIT) && has(HASH)) masked = masked.replace(HASH_NUMBER, blank);
  if (has(DIGIT) && has(HYPHEN)) masked = masked.replace(TICKET_KEY, blank);
  if (longestDigits >= LONG_NUMBER_DIGITS) masked = masked.replace(LONG_NUMBER, blank);
  if (longestWithDigit >= SHORTEST_CODE) masked = masked.replace(MIXED_CODE, blank);
  return masked;
}

/** What a text holds, before any pattern looks for it: most messages need none of the patterns. */
interface Glance {
  /** Of the bits below. */
  signs: number;
  /** The longest run without a space, of digits, and without a space but with a digit. May say too much, never too little. */
  longestRun: number;
  longestDigits: number;
  longestWithDigit: number;
}

function glanceAt(text: string): Glance {
  let signs = 0;
  let longestRun = 0;
  let longestDigits = 0;
  let longestWithDigit = 0;
  let run = 0;
  let digits = 0;
  let hasDigit = false;
  let joint = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const sign = code < PLAIN_SIGNS.length ? PLAIN_SIGNS[code]! : EXOTIC;
    if (sign === SPACE) {
      run = 0;
      digits = 0;
      hasDigit = false;
      joint = 0;
      continue;
    }
    signs |= sign | joint;
    joint = sign === JOINT ? JOINING : 0;
    run += 1;
    if (run > longestRun) longestRun = run;
    if (sign === DIGIT) {
      hasDigit = true;
      digits += 1;
      if (digits > longestDigits) longestDigits = digits;
    } else digits = 0;
    if (hasDigit && run > longestWithDigit) longestWithDigit = run;
  }
  return { signs, longestRun, longestDigits, longestWithDigit };
}

function blank(span: string): string {
  return ' '.repeat(span.length);
}

function blankAddress(span: string): string {
  let end = span.length;
  while (end > 0 && TRAILING_PUNCTUATION.has(span[end - 1]!)) end -= 1;
  return ' '.repeat(end) + span.slice(end);
}

function keepStart(span: string, length: number): string {
  const end = isHighSurrogate(span, length - 1) ? length - 1 : length;
  return span.slice(0, end) + ' '.repeat(span.length - end);
}
