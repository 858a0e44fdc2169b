/**
 * Finds many phrases in a message. Phrases are compiled once into a tree of words that share their beginnings
 * (tree.ts), which an automaton reads texts with (automaton.ts): the cost hardly grows with the number of phrases.
 *
 * Phrases are plain text with a small notation (rules/README.md):
 *   sorry          this word, in normal form (contractions and British spelling are met for you)
 *   send~          the verb in all its forms: send, sends, sent, sending
 *   (a|b c)        one of these      (very)?   with or without
 *   {feeling}      any entry of the word list of that name
 *   {number}       a number, in digits or as a word
 *   {1-4}  {2}     one to four words, two words: whatever they are, without punctuation or negation between them
 *   ,              a comma or colon that may be missing
 *   ^  $           only at the beginning, only at the end of a sentence
 *   ?              at the end: only in a sentence that asks
 * Up to two adverbs ("so very") may stand between any two words of a phrase.
 */
import type { Analysis } from './analyse';
import { Automaton, type Found } from './automaton';
import { keysOf } from './keys';
import { PhraseTree, type WordLists } from './tree';

export type { Found } from './automaton';
export type { WordLists } from './tree';
export { NEGATORS } from './vocabulary';

/** A set of phrases, each with a value that a match hands back. */
export class Phrases<T> {
  private readonly tree: PhraseTree<T>;
  private automaton: Automaton<T> | null = null;

  constructor(wordLists: WordLists = {}) {
    this.tree = new PhraseTree(wordLists);
  }

  /** Adds one phrase. Throws an Error that says what is wrong with the notation. */
  add(phrase: string, value: T): void {
    this.tree.add(phrase, value);
    this.automaton = null;
  }

  /** All matches, by beginning, then longest first. Overlaps are left to the caller. */
  find(analysis: Analysis): Found<T>[] {
    this.automaton ??= new Automaton(this.tree);
    return this.automaton.find(keysOf(analysis));
  }
}
