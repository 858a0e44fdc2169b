/**
 * Tokens as numbers, for the automaton and the lexicon: which word it is, and as bits what else matters to phrases:
 * whether it is a number or a mark, where it stands in its sentence, and what comes next.
 */
import type { Analysis, Token } from './analyse';
import { type Lexeme, TRAIT } from './lexeme';
import { SIGN, SIGN_BITS } from './signs';

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
    while (firstWord < last && !isWord(tokens[firstWord]!)) firstWord += 1;
    let lastWord = last - 1;
    while (lastWord >= first && !isWord(tokens[lastWord]!)) lastWord -= 1;
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

function isWord({ lexeme }: Token): boolean {
  return (lexeme.traits & TRAIT.word) !== 0;
}

function numberIn(lexeme: Lexeme): number {
  if (lexeme.numberedOf !== words.length) {
    lexeme.number = numberOf(lexeme.normal);
    lexeme.numberedOf = words.length;
  }
  return lexeme.number;
}
