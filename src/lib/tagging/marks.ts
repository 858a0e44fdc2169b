/**
 * Sets of words as a few bits (Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", 1970): a set that
 * shares no bit with a word does not hold it; one that does may hold it. Threads of the automaton are told by them that
 * what they wait for comes neither now nor later in the sentence, without a look into memory.
 */
import { UNNAMED } from './keys';
import { SIGN, SIGN_BITS } from './signs';

/** Two halves of bits. A word has one bit in each, and only both together count. */
export interface Marks {
  low: number;
  high: number;
}

const BITS = 31;
/** A bit that every token has: a set with it may hold anything. */
const ALWAYS = 1 << BITS;

export const ANYTHING: Readonly<Marks> = { low: ALWAYS, high: ALWAYS };

/** Numbers of each token in marksOf(): its own bits, and those of all tokens from it to the end of its sentence. */
export const MARKS = 4;

let marks = new Int32Array(MARKS * 256);
/** Whose marks they are: rules, cues and lexicon ask in turn. */
let latest: Int32Array | null = null;

/**
 * @param keys of all tokens of a message; what stands in them does not change any more
 * @returns MARKS numbers a token, until it is asked for other keys
 */
export function marksOf(keys: Int32Array): Int32Array {
  if (keys === latest) return marks;
  latest = keys;
  if (keys.length * MARKS > marks.length) marks = new Int32Array(keys.length * MARKS * 2);
  let low = ALWAYS;
  let high = ALWAYS;
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const key = keys[index]!;
    const word = key >> SIGN_BITS;
    const at = index * MARKS;
    const isNamed = word !== UNNAMED;
    marks[at] = isNamed ? lowOf(word) : 0;
    marks[at + 1] = isNamed ? highOf(word) : 0;
    if ((key & SIGN.isLast) !== 0) low = high = ALWAYS;
    low |= marks[at]!;
    high |= marks[at + 1]!;
    marks[at + 2] = low;
    marks[at + 3] = high;
  }
  return marks;
}

/** The marks of a set of words, each by its number. */
export function markSet(words: Iterable<number>): Marks {
  const set = { low: 0, high: 0 };
  for (const word of words) {
    set.low |= lowOf(word);
    set.high |= highOf(word);
  }
  return set;
}

function lowOf(word: number): number {
  return 1 << (word % BITS);
}

function highOf(word: number): number {
  return 1 << (Math.floor(word / BITS) % BITS);
}
