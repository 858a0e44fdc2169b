/** What matters to phrases of a token besides its word, as bits. */
import { ADVERBS, NEGATORS, NUMBER_WORDS, PAUSES } from './vocabulary';

export const SIGN = {
  /** Has a digit. */
  digit: 1,
  punctuation: 2,
  /** No word stands before it in its sentence. */
  startsSentence: 4,
  /** No word stands behind it in its sentence. */
  endsSentence: 8,
  /** Nothing at all stands behind it in its sentence. */
  isLast: 16,
  /** The next token of the sentence is a comma, a colon or a dash. */
  beforePause: 32,
  /** Stands in a sentence that asks. */
  asks: 64,
  /** What its word is (vocabulary.ts). */
  adverb: 128,
  negator: 256,
  numberWord: 512,
  pause: 1024,
};
export const SIGN_BITS = 11;

const ZERO = 48;
const NINE = 57;

/** The signs that a token has by itself, wherever it stands. */
export function ownSigns(normal: string, type: string): number {
  let signs = 0;
  if (hasDigit(normal)) signs |= SIGN.digit;
  if (type === 'punctuation') signs |= SIGN.punctuation;
  if (ADVERBS.has(normal)) signs |= SIGN.adverb;
  if (NEGATORS.has(normal)) signs |= SIGN.negator;
  if (NUMBER_WORDS.has(normal)) signs |= SIGN.numberWord;
  if (PAUSES.has(normal)) signs |= SIGN.pause;
  return signs;
}

export function hasDigit(normal: string): boolean {
  for (let at = 0; at < normal.length; at += 1) {
    const unit = normal.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) return true;
  }
  return false;
}
