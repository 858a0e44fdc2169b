/**
 * Reads texts with a tree of phrases, one step a token: an engine. Where a tree can be read in several ways at once (a
 * word, a list, a gap, an adverb stepped over), the ways stand side by side as threads. A state is the list of all
 * threads that are alive; the step from a state over a token is worked out once and kept, as regular expression
 * engines do (lazy subset construction; Cox, "Regular Expression Matching in the Wild", 2010). The usual step is then
 * one look into a map, and no text can make the reader try one way after another.
 *
 * The threads of a state stand in the order in which a plain walk would try them, so phrases that match the same words
 * are reported in that order. What a phrase means is tested against such a walk (tests/tagging/walk.ts).
 */
import { nameWord, SIGN, SIGN_BITS, wordOf } from './keys';
import { Steps } from './steps';
import type { Gap, ListEdge, Node, PhraseTree } from './tree';
import { MOST_ADVERBS } from './vocabulary';

/** Kept steps before all are forgotten and worked out anew: about 20 MB. */
const MOST_STEPS = 600_000;

/** A state as step() gives it: its number and two bits. */
export const STATE = {
  /** Something is found on reaching it. */
  finds: 1,
  /** Nothing can follow. */
  isOver: 2,
};
const STATE_BITS = 2;
/** In place of a state: some thread waits for this word, but it has not come yet. */
const AWAITED = 1 << 29;
/** In place of a state: which one depends on the signs whose bits are set beside this one. */
const UNDECIDED = 1 << 30;
/** Keys of steps: a word, or a word and those signs. Words that no thread waits for have one key together. */
const KEY_BITS = SIGN_BITS + 1;
const DECIDED = 1 << SIGN_BITS;
const OTHER_WORD = 0;
const SIGNS = (1 << SIGN_BITS) - 1;
/** Signs that the word itself tells. */
const TOLD = SIGN.digit | SIGN.adverb | SIGN.negator | SIGN.numberWord | SIGN.pause;

interface State<T> {
  threads: Thread[];
  /** What is found on reaching this state. */
  values: T[];
}

/** One way to read the words so far. */
interface Thread {
  id: number;
  kind: 'begin' | 'walk' | 'comma' | 'gap';
  node: Node<unknown>;
  /** Adverbs stepped over. */
  skipped: number;
  /** Where the list ends in which this thread is. */
  exit: Exit;
  gap: Gap<unknown> | null;
  /** Words that the gap has swallowed. */
  length: number;
}

/** Goes on at `node` behind a list; the outermost has none and gives the values themselves. */
interface Exit {
  node: Node<unknown> | null;
  skipped: number;
  outer: Exit | null;
  /** The lists entered from here, by edge and adverbs skipped. */
  lists: Map<ListEdge<unknown>, Exit[]>;
  /** Threads inside this list, by node or gap and then by what else tells them apart. */
  threads: Map<object, Thread[]>;
}

export class Automaton<T> {
  private states: State<T>[] = [];
  private numbers = new Map<string, number>();
  private readonly valueNumbers = new Map<T, number>();
  private outermost: Exit = newExit(null, 0, null);
  private threads = 0;
  private steps = new Steps();
  private begin = 0;
  private beginAsking = 0;
  /** Words that some thread waits for at a node, by number. */
  private readonly awaitedWords = new Map<Node<unknown>, ReadonlySet<number>>();
  /** By number of a word: 1 where a phrase may begin with it. */
  private openers = new Uint8Array(0);
  /** The signs with which a phrase may begin whatever the word. */
  private openingSigns = 0;

  // The step that is being worked out.
  private word = '';
  private signs = 0;
  /** The signs that were looked at. */
  private asked = 0;
  private reached: Thread[] = [];
  private found: T[] = [];

  constructor(
    private readonly tree: PhraseTree<T>,
    private readonly mostSteps = MOST_STEPS,
  ) {
    for (const word of this.wordsBehind([tree.root, tree.asking])) nameWord(word);
    this.forget();
  }

  /** The state before the first token of a phrase. */
  start(asks: boolean): number {
    return asks ? this.beginAsking : this.begin;
  }

  /** False when no phrase begins with this token; true does not promise one. */
  mayBegin(key: number): boolean {
    return this.openers[key >> SIGN_BITS] === 1 || (key & this.openingSigns) !== 0;
  }

  /** Over one token to the next state. */
  step(state: number, key: number): number {
    const from = state >> STATE_BITS;
    let word = (key >> SIGN_BITS) << KEY_BITS;
    let next = this.steps.get(from, word);
    if (next === Steps.MISSING) {
      const usual = this.steps.getOther(from, key & SIGNS);
      if (usual !== Steps.MISSING) return usual;
      next = this.steps.get(from, (word = OTHER_WORD));
    }
    if (next >= UNDECIDED) next = this.steps.get(from, word | DECIDED | (key & next & SIGNS));
    return next === Steps.MISSING || next === AWAITED ? this.workOut(from, word, key) : next;
  }

  /** What is found on reaching a state. */
  valuesOf(state: number): readonly T[] {
    return this.states[state >> STATE_BITS]!.values;
  }

  /** Call it between texts: forgets every step when there are too many, which changes nothing but the time. */
  tidy(): void {
    if (this.steps.size > this.mostSteps) this.forget();
  }

  private forget(): void {
    this.states = [];
    this.numbers = new Map();
    this.outermost = newExit(null, 0, null);
    this.threads = 0;
    this.steps = new Steps();
    const { root, asking } = this.tree;
    const begin = this.thread('begin', root, 0, this.outermost);
    this.begin = this.stateOf([begin], []);
    this.beginAsking = this.stateOf([begin, this.thread('begin', asking, 0, this.outermost)], []);
    const openers = [...this.awaitedAt(root), ...this.awaitedAt(asking)];
    this.openers = new Uint8Array(openers.reduce((most, number) => Math.max(most, number), 0) + 1);
    for (const number of openers) this.openers[number] = 1;
    this.openingSigns = this.signsAskedAt(this.begin, 0) | this.signsAskedAt(this.beginAsking, SIGN.asks);
  }

  /** The signs without which no phrase begins with a word that none waits for. */
  private signsAskedAt(beginning: number, signs: number): number {
    const next = this.workOut(beginning >> STATE_BITS, OTHER_WORD, signs);
    return (next & STATE.isOver) !== 0 && (next & STATE.finds) === 0 ? this.asked & ~signs : SIGNS;
  }

  private workOut(from: number, word: number, key: number): number {
    this.word = word === OTHER_WORD ? '' : wordOf(key);
    this.signs = key;
    this.asked = 0;
    this.reached = [];
    this.found = [];
    for (const thread of this.states[from]!.threads) this.advance(thread);
    const next = this.stateOf(this.reached, this.found);
    if (word === OTHER_WORD && (key & this.asked) === 0) this.steps.setOthers(from, this.asked, next);
    if (this.asked === 0) {
      this.steps.set(from, word, next);
    } else {
      // What was kept for fewer signs stays true: the signs that are new were never looked at on that way.
      const asked = Math.max(this.steps.get(from, word), UNDECIDED) | this.asked;
      this.steps.set(from, word, asked);
      this.steps.set(from, word | DECIDED | (key & asked & SIGNS), next);
    }
    return next;
  }

  private advance({ kind, node, skipped, exit, gap, length }: Thread): void {
    if (kind === 'gap') return this.swallow(gap!, length, skipped, exit);
    if (kind === 'comma') {
      if (this.has(SIGN.pause)) this.arrive(node, skipped, exit);
      return;
    }
    this.goOn(node, skipped, exit);
    // A phrase may go on behind an adverb, but it never begins before one and never ends on one.
    if (kind !== 'walk' || skipped === MOST_ADVERBS || !hasEdges(node)) return;
    if (this.has(SIGN.adverb) && !this.has(SIGN.isLast)) this.reach(this.thread('walk', node, skipped + 1, exit));
  }

  /** Everything up to and with the token matched, and leads to `node`. */
  private arrive(node: Node<unknown>, skipped: number, exit: Exit): void {
    if (node.values.length > 0) {
      if (exit.node === null) this.report(node.values as T[]);
      else this.arrive(exit.node, exit.skipped, exit.outer!);
    }
    if (!node.goesOn) return;
    if (node.sentenceEnd !== null && this.has(SIGN.endsSentence)) this.arrive(node.sentenceEnd, skipped, exit);
    if (node.question !== null && this.has(SIGN.asks)) this.arrive(node.question, skipped, exit);
    for (const gap of node.gaps) if (gap.from === 0) this.arrive(gap.node, skipped, exit);
    if (node.comma !== null) {
      if (this.has(SIGN.beforePause)) this.reach(this.thread('comma', node.comma, skipped, exit));
      else this.arrive(node.comma, skipped, exit);
    }
    // A phrase never runs over the end of a sentence.
    if (takesTokens(node) && !this.has(SIGN.isLast)) this.reach(this.thread('walk', node, skipped, exit));
  }

  /** Tries every edge of `node` on the token. */
  private goOn(node: Node<unknown>, skipped: number, exit: Exit): void {
    const next = this.word === '' ? undefined : node.words.get(this.word);
    if (next !== undefined) {
      if (next.node !== null) this.arrive(next.node, skipped, exit);
      for (const { edge, isWord } of next.lists) {
        if (isWord) this.arrive(edge.node, skipped, exit);
        else this.enter(edge, skipped, exit);
      }
    }
    for (const edge of node.openLists) this.enter(edge, skipped, exit);
    if (node.number !== null && this.isNumber()) this.arrive(node.number, skipped, exit);
    for (const gap of node.gaps) if (gap.to > 0) this.swallow(gap, 0, skipped, exit);
    const { sentenceStart } = node;
    if (sentenceStart !== null && this.mayTake(sentenceStart) && this.has(SIGN.startsSentence))
      this.goOn(sentenceStart, skipped, exit);
  }

  private enter(edge: ListEdge<unknown>, skipped: number, exit: Exit): void {
    let exits = exit.lists.get(edge);
    if (exits === undefined) exit.lists.set(edge, (exits = []));
    this.goOn(edge.list, 0, (exits[skipped] ??= newExit(edge.node, skipped, exit)));
  }

  /** The token falls into a gap, when it is neither punctuation nor a negation. */
  private swallow(gap: Gap<unknown>, before: number, skipped: number, exit: Exit): void {
    if (this.has(SIGN.negator) || this.has(SIGN.punctuation)) return;
    const length = before + 1;
    if (length >= gap.from) this.arrive(gap.node, skipped, exit);
    if (length < gap.to && !this.has(SIGN.isLast)) this.reach(this.thread('gap', gap.node, skipped, exit, gap, length));
  }

  /** A look before a sign is asked for: steps that ask for none are the quickest. */
  private mayTake({ words, openLists, gaps, number }: Node<unknown>): boolean {
    return words.has(this.word) || openLists.length > 0 || gaps.length > 0 || (number !== null && this.isNumber());
  }

  private isNumber(): boolean {
    return this.has(SIGN.numberWord) || this.has(SIGN.digit);
  }

  private has(sign: number): boolean {
    if (this.word === '' || (sign & TOLD) === 0) this.asked |= sign;
    return (this.signs & sign) !== 0;
  }

  private reach(thread: Thread): void {
    if (!this.reached.includes(thread)) this.reached.push(thread);
  }

  private report(values: T[]): void {
    for (const value of values) if (!this.found.includes(value)) this.found.push(value);
  }

  /** The one thread of this description. */
  private thread(
    kind: Thread['kind'],
    node: Node<unknown>,
    skipped: number,
    exit: Exit,
    gap: Gap<unknown> | null = null,
    length = 0,
  ): Thread {
    const place = gap ?? node;
    let known = exit.threads.get(place);
    if (known === undefined) exit.threads.set(place, (known = []));
    const same = known.find((thread) => thread.kind === kind && thread.skipped === skipped && thread.length === length);
    if (same !== undefined) return same;
    const thread = { id: (this.threads += 1), kind, node, skipped, exit, gap, length };
    known.push(thread);
    return thread;
  }

  private stateOf(threads: Thread[], values: T[]): number {
    const name = `${threads.map(({ id }) => id).join()} ${values.map((value) => this.numberOf(value)).join()}`;
    let state = this.numbers.get(name);
    if (state === undefined) {
      const bits = (values.length > 0 ? STATE.finds : 0) | (threads.length === 0 ? STATE.isOver : 0);
      state = ((this.states.push({ threads, values }) - 1) << STATE_BITS) | bits;
      this.numbers.set(name, state);
      if (threads.length > 0) this.await(state >> STATE_BITS, threads);
    }
    return state;
  }

  /** Tells words that some thread waits for from all others. */
  private await(state: number, threads: readonly Thread[]): void {
    const words = new Set<number>();
    for (const { kind, node } of threads) {
      if (kind === 'begin' || kind === 'walk') for (const word of this.awaitedAt(node)) words.add(word);
    }
    // Two more for all other words and what decides between their signs.
    this.steps.reserve(state, words.size + 2);
    for (const word of words) this.steps.set(state, word << KEY_BITS, AWAITED);
  }

  private numberOf(value: T): number {
    let number = this.valueNumbers.get(value);
    if (number === undefined) this.valueNumbers.set(value, (number = this.valueNumbers.size));
    return number;
  }

  /** Every word with which something can go on at a node. */
  private awaitedAt(node: Node<unknown>): ReadonlySet<number> {
    let numbers = this.awaitedWords.get(node);
    if (numbers === undefined) {
      const own = [...node.words.keys()].map(nameWord);
      const inner = [
        ...node.openLists.map(({ list }) => list),
        ...(node.sentenceStart === null ? [] : [node.sentenceStart]),
      ];
      numbers = new Set([...own, ...inner.flatMap((other) => [...this.awaitedAt(other)])]);
      this.awaitedWords.set(node, numbers);
    }
    return numbers;
  }

  /** Every word that some edge asks for. */
  private wordsBehind(roots: Node<unknown>[]): Set<string> {
    const words = new Set<string>();
    const seen = new Set(roots);
    // A set hands out what is added while it is read.
    for (const node of seen) {
      for (const [word, next] of node.words) {
        words.add(word);
        if (next.node !== null) seen.add(next.node);
      }
      for (const edge of node.lists) seen.add(edge.list).add(edge.node);
      for (const gap of node.gaps) seen.add(gap.node);
      for (const next of [node.comma, node.sentenceStart, node.sentenceEnd, node.question, node.number]) {
        if (next !== null) seen.add(next);
      }
    }
    return words;
  }
}

function newExit(node: Node<unknown> | null, skipped: number, outer: Exit | null): Exit {
  return { node, skipped, outer, lists: new Map(), threads: new Map() };
}

function hasEdges(node: Node<unknown>): boolean {
  return node.words.size > 0 || node.lists.length > 0 || node.number !== null;
}

function takesTokens(node: Node<unknown>): boolean {
  return hasEdges(node) || node.gaps.length > 0 || node.sentenceStart !== null;
}
