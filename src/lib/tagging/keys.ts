/**
 * Tokens as numbers, for the automaton and the lexicon: which word it is, and as bits what else matters to phrases:
 * whether it is a number or a mark, where it stands in its sentence, and what comes next.
 */
import type { Analysis } from './analyse';
import type { Lexeme } from './lexeme';
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

/** The number of every word that no phrase and no lexicon names. */
export const UNNAMED = 0;
const words: string[] = [''];
const numbers = new Map<string, number>();

/** Gives a word in normal form a number, the same at every call. Words of messages are only looked up, never named. */
export function nameWord(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) numbers.set(word, (number = words.push(word) - 1));
  return number;
}

/** The number of a word, UNNAMED when it has none. */
export function numberOf(word: string): number {
  return numbers.get(word) ?? UNNAMED;
}

/** The word behind a key; empty where it is unnamed. */
export function wordOf(key: number): string {
  return words[key >> SIGN_BITS]!;
}

let latest: { analysis: Analysis; keys: Int32Array; named: number } | null = null;

/**
 * One key for each token: number of its word << SIGN_BITS | SIGN bits. The latest analysis is remembered, because
 * rules and lexicon ask in turn.
 */
export function keysOf(analysis: Analysis): Int32Array {
  if (latest?.analysis === analysis && latest.named === words.length) return latest.keys;
  const { tokens, sentences } = analysis;
  const keys = new Int32Array(tokens.length);
  for (const { first, last, isQuestion } of sentences) {
    let firstWord = first;
    while (firstWord < last && !tokens[firstWord]!.lexeme.isWord) firstWord += 1;
    let lastWord = last - 1;
    while (lastWord >= first && !tokens[lastWord]!.lexeme.isWord) lastWord -= 1;
    for (let index = first; index < last; index += 1) {
      const { lexeme } = tokens[index]!;
      let signs = lexeme.signs;
      if (isQuestion) signs |= SIGN.asks;
      if (index <= firstWord) signs |= SIGN.startsSentence;
      if (index >= lastWord) signs |= SIGN.endsSentence;
      if (index === last - 1) signs |= SIGN.isLast;
      else if ((tokens[index + 1]!.lexeme.signs & SIGN.pause) !== 0) signs |= SIGN.beforePause;
      keys[index] = (numberIn(lexeme) << SIGN_BITS) | signs;
    }
  }
  latest = { analysis, keys, named: words.length };
  return keys;
}

function numberIn(lexeme: Lexeme): number {
  if (lexeme.numberedOf !== words.length) {
    lexeme.number = numberOf(lexeme.normal);
    lexeme.numberedOf = words.length;
  }
  return lexeme.number;
}

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
