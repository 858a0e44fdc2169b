/**
 * What matters to phrases about a token besides its word, as bits: whether it is a number or a mark, where it stands
 * in its sentence, and what comes next. Together with the word it is all that the automaton looks at.
 */
import type { Analysis, Token } from './analyse';
import { PAUSES } from './vocabulary';

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
};
export const SIGN_BITS = 7;

const ZERO = 48;
const NINE = 57;

let latest: Analysis | null = null;
let latestSigns = new Uint8Array(0);

/** One number of SIGN bits for each token. The latest analysis is remembered: rules and lexicon ask in turn. */
export function signsOf(analysis: Analysis): Uint8Array {
  if (latest === analysis) return latestSigns;
  const { tokens, sentences } = analysis;
  const signs = new Uint8Array(tokens.length);
  for (const { first, last, isQuestion } of sentences) {
    let firstWord = first;
    while (firstWord < last && !isWord(tokens[firstWord]!)) firstWord += 1;
    let lastWord = last - 1;
    while (lastWord >= first && !isWord(tokens[lastWord]!)) lastWord -= 1;
    for (let index = first; index < last; index += 1) {
      const { normal, type } = tokens[index]!;
      let sign = isQuestion ? SIGN.asks : 0;
      if (hasDigit(normal)) sign |= SIGN.digit;
      if (type === 'punctuation') sign |= SIGN.punctuation;
      if (index <= firstWord) sign |= SIGN.startsSentence;
      if (index >= lastWord) sign |= SIGN.endsSentence;
      if (index === last - 1) sign |= SIGN.isLast;
      else if (PAUSES.has(tokens[index + 1]!.normal)) sign |= SIGN.beforePause;
      signs[index] = sign;
    }
  }
  latest = analysis;
  latestSigns = signs;
  return signs;
}

function isWord({ type }: Token): boolean {
  return type === 'word' || type === 'number';
}

function hasDigit(normal: string): boolean {
  for (let at = 0; at < normal.length; at += 1) {
    const unit = normal.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) return true;
  }
  return false;
}
