/**
 * What can be said of a token without its neighbours. Messages share their words, so it is worked out once for each way
 * of writing one, and kept (english.ts).
 */
import { ownSigns } from './signs';

/** What a token is, as bits. */
export const TRAIT = {
  /** A word or a number. */
  word: 1,
  /** Closes the clause before it. */
  mark: 2,
  /** Opens the next clause. */
  conjunction: 4,
  capitalised: 8,
  /** A line break, which is no token of the message. */
  lineBreak: 16,
  /** It is split, and the second part is a full stop that ends its sentence. */
  endsSentence: 32,
};

/**
 * A message waits for the memory of each of its words, so there are few fields, in the order of use, and what is written
 * alike is one string.
 */
export interface Lexeme {
  /** What stands between two spaces where this is the first token of it. */
  piece: string;
  /** The hint for where sentences end (sentences.ts). */
  hint: number;
  /** Offset in what stands between two spaces, and the token behind it there. */
  offset: number;
  next: Lexeme | null;
  /** As written, but with plain apostrophes. */
  value: string;
  /** Lower case, contractions expanded ("n't" is "not"), American spelling. */
  normal: string;
  /** wink-nlp's type. */
  type: string;
  /** The TRAIT bits. */
  traits: number;
  /** Two tokens that wink-nlp leaves as one: how many letters the first one keeps, and both. */
  split: [keep: number, first: Lexeme, second: Lexeme] | null;
  /** The SIGN bits that hang on the token alone. */
  signs: number;
  /** Number of its word, looked up when so many words had one (keys.ts). */
  number: number;
  numberedOf: number;
}

/** Two words written as one: how many letters the first word keeps, then both normal forms. */
const RUN_TOGETHER = new Map<string, [number, string, string]>([
  ["i'm", [1, 'i', 'am']],
  ["here's", [4, 'here', 'is']],
  ['cant', [2, 'can', 'not']],
  ['wont', [2, 'will', 'not']],
  ['im', [1, 'i', 'am']],
  ['ive', [1, 'i', 'have']],
  ['youre', [3, 'you', 'are']],
  ['youve', [3, 'you', 'have']],
  ['theyre', [4, 'they', 'are']],
  ['weve', [2, 'we', 'have']],
  ['thats', [4, 'that', 'is']],
  ['whats', [4, 'what', 'is']],
  ['isnt', [2, 'is', 'not']],
  ['wasnt', [3, 'was', 'not']],
]);
/** Tokens that truly end in a full stop; every other "word." is a word and a full stop ("log in."). */
const ABBREVIATIONS = new Set(
  'mr. mrs. ms. dr. prof. st. vs. etc. inc. ltd. co. corp. jr. sr. approx. dept. est. fig. jan. feb. apr. aug. sept. oct. nov. dec.'.split(
    ' ',
  ),
);
const CLAUSE_ENDS = new Set([',', ';', ':', '.', '!', '?', '…', '...', '(', ')', '-', '–', '—', '"', '“', '”']);
const CLAUSE_OPENERS = new Set(
  'but because although though however until yet while whereas unless since whenever'.split(' '),
);

/** @param type as wink-nlp names it: word, number, punctuation, symbol, emoji, emoticon, currency, … */
export function lexemeOf(value: string, normal: string, type: string): Lexeme {
  const lexeme: Lexeme = {
    piece: '',
    hint: 0,
    offset: 0,
    next: null,
    value,
    normal: normal === value ? value : normal,
    type,
    traits: traitsOf(value, normal, type),
    split: null,
    signs: ownSigns(normal, type),
    number: 0,
    numberedOf: 0,
  };
  const pair = RUN_TOGETHER.get(normal);
  if (pair !== undefined) {
    const [keep, first, second] = pair;
    lexeme.split = [keep, lexemeOf(value.slice(0, keep), first, type), lexemeOf(value.slice(keep), second, type)];
  } else if (hidesFullStop(normal, type)) {
    const word = lexemeOf(value.slice(0, -1), normal.slice(0, -1), type);
    lexeme.split = [value.length - 1, word, lexemeOf('.', '.', 'punctuation')];
    lexeme.traits |= TRAIT.endsSentence;
  }
  return lexeme;
}

function traitsOf(value: string, normal: string, type: string): number {
  let traits = 0;
  if (type === 'word' || type === 'number') traits |= TRAIT.word;
  if (type === 'tabCRLF') traits |= TRAIT.lineBreak;
  if (/^\p{Lu}/u.test(value)) traits |= TRAIT.capitalised;
  const parting = type === 'punctuation' || type === 'symbol' ? CLAUSE_ENDS : CLAUSE_OPENERS;
  if (parting.has(normal)) traits |= type === 'word' ? TRAIT.conjunction : TRAIT.mark;
  return traits;
}

/** wink-nlp keeps "in." and "no." as abbreviations, which hides the end of the sentence. */
function hidesFullStop(normal: string, type: string): boolean {
  if (type !== 'word' || normal.length < 3 || !normal.endsWith('.')) return false;
  return normal.indexOf('.') === normal.length - 1 && !ABBREVIATIONS.has(normal);
}
