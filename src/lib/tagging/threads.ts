/**
 * What may become of a phrase that is being read: the steps of the automaton, worked out from the tree; an engine. Where
 * the tree can be read in several ways at once (a word, a list, a gap, an adverb stepped over), the ways stand side by
 * side as threads, each at most once, so no text can make the reader try one way after another (Cox, "Regular
 * Expression Matching: the Virtual Machine Approach", 2009).
 *
 * Threads stand in the order in which a plain walk would try them, so phrases that match the same words are reported
 * in that order. What a phrase means is tested against such a walk (tests/tagging/walk.ts).
 */
import { nameWord, wordOf } from './keys';
import { ANYTHING, type Marks, markSet } from './marks';
import { SIGN } from './signs';
import type { Gap, ListEdge, Node, PhraseTree } from './tree';
import { MOST_ADVERBS } from './vocabulary';

/** Signs that the word itself tells. */
const TOLD = SIGN.digit | SIGN.adverb | SIGN.negator | SIGN.numberWord | SIGN.pause;

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

const NO_WORDS: ReadonlySet<number> = new Set();

/** What comes of a thread and a token. */
export interface Step<T> {
  /** The threads that go on behind the token. */
  threads: ReadonlySet<number>;
  /** The phrases that end with it. */
  values: ReadonlySet<T>;
  /** The signs that were looked at: tokens that are alike in word and in these have the same step. */
  asked: number;
}

export class Threads<T> {
  private readonly threads: Thread[] = [];
  private readonly outermost: Exit = newExit(null, 0, null);
  /** With what to begin in every sentence, and besides in those that ask. */
  readonly begin: number;
  readonly beginAsking: number;
  /** Words that some thread waits for at a node, by number. */
  private readonly awaitedWords = new Map<Node<unknown>, ReadonlySet<number>>();
  /** Of which words one must come now or later where a thread waits at a node. */
  private readonly needed = new Map<Node<unknown>, Marks>();

  // The step that is being worked out.
  private word = '';
  private signs = 0;
  private asked = 0;
  private reached = new Set<number>();
  private found = new Set<T>();

  constructor({ root, asking }: PhraseTree<T>) {
    for (const word of wordsBehind([root, asking])) nameWord(word);
    this.begin = this.thread('begin', root, 0, this.outermost).id;
    this.beginAsking = this.thread('begin', asking, 0, this.outermost).id;
  }

  /** The numbers of all words that the thread tells from others. */
  awaitedBy(thread: number): ReadonlySet<number> {
    const { kind, node } = this.threads[thread]!;
    return kind === 'begin' || kind === 'walk' ? this.awaitedAt(node) : NO_WORDS;
  }

  /** @param key of the token; its word is UNNAMED unless the thread tells it from others */
  step(thread: number, key: number): Step<T> {
    this.word = wordOf(key);
    this.signs = key;
    this.asked = 0;
    this.reached = new Set();
    this.found = new Set();
    this.advance(this.threads[thread]!);
    return { threads: this.reached, values: this.found, asked: this.asked };
  }

  private advance({ kind, node, skipped, exit, gap, length }: Thread): void {
    if (kind === 'gap') return this.swallow(gap!, length, skipped, exit);
    if (kind === 'comma') {
      if (this.has(SIGN.pause)) this.arrive(node, skipped, exit);
      return;
    }
    this.tryEdges(node, skipped, exit);
    // A phrase may go on behind an adverb, but it never begins before one and never ends on one.
    if (kind !== 'walk' || skipped === MOST_ADVERBS || !hasEdges(node)) return;
    if (this.has(SIGN.adverb)) this.reach(this.thread('walk', node, skipped + 1, exit));
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
    if (takesTokens(node)) this.reach(this.thread('walk', node, skipped, exit));
  }

  /** Tries every edge of `node` on the token. */
  private tryEdges(node: Node<unknown>, skipped: number, exit: Exit): void {
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
      this.tryEdges(sentenceStart, skipped, exit);
  }

  private enter(edge: ListEdge<unknown>, skipped: number, exit: Exit): void {
    let exits = exit.lists.get(edge);
    if (exits === undefined) exit.lists.set(edge, (exits = []));
    this.tryEdges(edge.list, 0, (exits[skipped] ??= newExit(edge.node, skipped, exit)));
  }

  /** The token falls into a gap, when it is neither punctuation nor a negation. */
  private swallow(gap: Gap<unknown>, before: number, skipped: number, exit: Exit): void {
    if (this.has(SIGN.negator) || this.has(SIGN.punctuation)) return;
    const length = before + 1;
    if (length >= gap.from) this.arrive(gap.node, skipped, exit);
    if (length < gap.to) this.reach(this.thread('gap', gap.node, skipped, exit, gap, length));
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
    this.reached.add(thread.id);
  }

  private report(values: T[]): void {
    for (const value of values) this.found.add(value);
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
    const thread = { id: this.threads.length, kind, node, skipped, exit, gap, length };
    known.push(thread);
    this.threads.push(thread);
    return thread;
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

  /** Of which words one must come now or later, so that the thread is not in vain. */
  neededBy(thread: number): Marks {
    const { kind, node } = this.threads[thread]!;
    if ((kind === 'gap' || kind === 'comma') && mayPass(node)) return ANYTHING;
    return this.neededAt(node);
  }

  private neededAt(node: Node<unknown>): Marks {
    const known = this.needed.get(node);
    if (known !== undefined) return known;
    const behind = node.gaps.map((gap) => (mayPass(gap.node) ? ANYTHING : this.neededAt(gap.node)));
    const inner = [
      ...node.openLists.map(({ list }) => list),
      ...(node.sentenceStart === null ? [] : [node.sentenceStart]),
    ];
    const all = [markSet(this.awaitedAt(node)), ...behind, ...inner.map((other) => this.neededAt(other))];
    if (node.number !== null) all.push(ANYTHING);
    const needed = all.reduce((one, other) => ({ low: one.low | other.low, high: one.high | other.high }));
    this.needed.set(node, needed);
    return needed;
  }
}

/** Every word that some edge asks for. */
function wordsBehind(roots: Node<unknown>[]): Set<string> {
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

function newExit(node: Node<unknown> | null, skipped: number, outer: Exit | null): Exit {
  return { node, skipped, outer, lists: new Map(), threads: new Map() };
}

function hasEdges(node: Node<unknown>): boolean {
  return node.words.size > 0 || node.lists.length > 0 || node.number !== null;
}

function takesTokens(node: Node<unknown>): boolean {
  return hasEdges(node) || node.gaps.length > 0 || node.sentenceStart !== null;
}

/** True where something may go on or end behind a node without a token. */
function mayPass({ values, sentenceEnd, question, comma, gaps }: Node<unknown>): boolean {
  return (
    values.length > 0 ||
    sentenceEnd !== null ||
    question !== null ||
    comma !== null ||
    gaps.some(({ from }) => from === 0)
  );
}
