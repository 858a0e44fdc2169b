/**
 * Reads texts with a tree of phrases, one step a token: an engine. Where a tree can be read in several ways at once (a
 * word, a list, a gap, an adverb stepped over), the ways stand side by side as threads, each at most once, so no text
 * can make the reader try one way after another (Cox, "Regular Expression Matching: the Virtual Machine Approach",
 * 2009). What comes of a thread and a token is worked out once and kept; the usual step is then a look into a table, or
 * none where marks tell that nothing comes of it (marks.ts).
 * All threads together could be made one state, as in a deterministic automaton, but wide gaps in phrases make more
 * such states than messages will ever meet twice.
 *
 * Threads stand in the order in which a plain walk would try them, so phrases that match the same words are reported
 * in that order. What a phrase means is tested against such a walk (tests/tagging/walk.ts).
 */
import { nameWord, SIGN, SIGN_BITS, UNNAMED, wordOf } from './keys';
import { ANYTHING, type Marks, MARKS, markSet, marksOf } from './marks';
import type { Gap, ListEdge, Node, PhraseTree } from './tree';
import { Transitions, withRoom } from './transitions';
import { MOST_ADVERBS } from './vocabulary';

const SIGNS = (1 << SIGN_BITS) - 1;
/** What comes of a thread and a token: two bits, and where its threads stand in `lists`. */
const FINDS = 1;
const GOES_ON = 2;
const OUTCOME_BITS = 2;
/** Nothing is found and no thread goes on: the first list, which is empty. */
const NOTHING = 0;
/**
 * Of each thread in a list: its number, the marks of what it needs to go on, the signs that matter to it, and what comes
 * of it at all other tokens. So most threads are done with where they lie, side by side.
 */
const ENTRY = 5;
/** What stands before the entries of a list. */
const HEAD = 2;
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

/** A phrase that was found. */
export interface Found<T> {
  value: T;
  /** Token indexes, last exclusive. */
  first: number;
  last: number;
}

export class Automaton<T> {
  private readonly threads: Thread[] = [];
  private readonly numbers = new Map<string, number>();
  /** Of each outcome: how many threads go on, a number in `findings`, and the threads in the order of a plain walk. */
  private lists = new Int32Array(4096);
  private listed = 0;
  /** What is found, by the number that the list of an outcome begins with. */
  private readonly findings: (readonly T[])[] = [[]];
  private readonly valueNumbers = new Map<T, number>();
  private readonly outermost: Exit = newExit(null, 0, null);
  private readonly transitions = new Transitions();
  /** Lists of the threads with which to begin: in most sentences, and in those that ask. */
  private readonly begin: number;
  private readonly beginAsking: number;
  /** Words that some thread waits for at a node, by number. */
  private readonly awaitedWords = new Map<Node<unknown>, ReadonlySet<number>>();
  /** Of which words one must come now or later where a thread waits at a node. */
  private readonly needed = new Map<Node<unknown>, Marks>();
  /** By number of a word: 1 where a phrase may begin with it. */
  private readonly openers: Uint8Array;
  /** The signs with which a phrase may begin whatever the word. */
  private readonly openingSigns: number;
  /** By thread: when it was stepped last, counted in tokens over all texts. */
  private steppedAt = new Float64Array(1024);
  private clock = 0;
  /** Of the message that is read. */
  private marks: Int32Array = new Int32Array(0);
  /** What came of the threads that were alive at a token and at the one behind it. */
  private outcomes: number[] = [];
  private next: number[] = [];

  // The step that is being worked out.
  private word = '';
  private signs = 0;
  /** The signs that were looked at. */
  private asked = 0;
  private reached: number[] = [];
  private found: T[] = [];

  constructor({ root, asking }: PhraseTree<T>) {
    for (const word of wordsBehind([root, asking])) nameWord(word);
    this.outcomeOf([], []);
    const begin = this.thread('begin', root, 0, this.outermost).id;
    const beginAsking = this.thread('begin', asking, 0, this.outermost).id;
    this.begin = this.outcomeOf([begin], []) >> OUTCOME_BITS;
    this.beginAsking = this.outcomeOf([begin, beginAsking], []) >> OUTCOME_BITS;
    const openers = [...this.awaitedAt(root), ...this.awaitedAt(asking)];
    this.openers = new Uint8Array(openers.reduce((most, number) => Math.max(most, number), 0) + 1);
    for (const number of openers) this.openers[number] = 1;
    this.openingSigns = this.signsAskedBy(begin, 0) | this.signsAskedBy(beginAsking, SIGN.asks);
  }

  /**
   * Finds every phrase, by its first token and then by its last.
   * @param keys of all tokens of the message (keys.ts)
   */
  find(keys: Int32Array): Found<T>[] {
    const found: Found<T>[] = [];
    this.marks = marksOf(keys);
    for (let first = 0; first < keys.length; first += 1) {
      const key = keys[first]!;
      if (this.openers[key >> SIGN_BITS] === 1 || (key & this.openingSigns) !== 0) this.findFrom(first, keys, found);
    }
    return found;
  }

  private findFrom(first: number, keys: Int32Array, found: Found<T>[]): void {
    this.clock += 1;
    let count = this.goOn(first, keys, (keys[first]! & SIGN.asks) === 0 ? this.begin : this.beginAsking, 0);
    for (let index = first; count > 0; index += 1) {
      [this.outcomes, this.next] = [this.next, this.outcomes];
      const { outcomes } = this;
      const known = found.length;
      // A phrase never runs over the end of a sentence.
      const isLast = (keys[index]! & SIGN.isLast) !== 0;
      this.clock += 1;
      let next = 0;
      for (let each = 0; each < count; each += 1) {
        const outcome = outcomes[each]!;
        if ((outcome & FINDS) !== 0) this.reportAll(outcome, first, index + 1, found, known);
        if ((outcome & GOES_ON) !== 0 && !isLast) next = this.goOn(index + 1, keys, outcome >> OUTCOME_BITS, next);
      }
      count = next;
    }
  }

  /**
   * Steps the threads of a list over a token and puts what comes of them into `next`, of each thread once.
   * @param before how many outcomes stand there
   * @returns how many stand there now
   */
  private goOn(index: number, keys: Int32Array, list: number, before: number): number {
    const { lists, marks } = this;
    const key = keys[index]!;
    const low = marks[index * MARKS]!;
    const high = marks[index * MARKS + 1]!;
    const lowAhead = marks[index * MARKS + 2]!;
    const highAhead = marks[index * MARKS + 3]!;
    const end = list + HEAD + lists[list]! * ENTRY;
    let count = before;
    for (let at = list + HEAD; at < end; at += ENTRY) {
      const isNeeded = (lists[at + 1]! & low) !== 0 && (lists[at + 2]! & high) !== 0;
      let outcome = isNeeded || (lists[at + 3]! & key) !== 0 ? Transitions.MISSING : lists[at + 4]!;
      // Most threads end here, and of the others most in vain wait for what does not come in this sentence.
      if (outcome === NOTHING || (lists[at + 1]! & lowAhead) === 0 || (lists[at + 2]! & highAhead) === 0) continue;
      if (outcome === Transitions.MISSING) outcome = this.look(at, key);
      if (outcome === NOTHING || this.steppedAt[lists[at]!] === this.clock) continue;
      this.steppedAt[lists[at]!] = this.clock;
      this.next[count] = outcome;
      count += 1;
    }
    return count;
  }

  /** What comes of the thread of an entry; the entry learns what comes of it usually. */
  private look(at: number, key: number): number {
    const thread = this.lists[at]!;
    if (this.lists[at + 4] === Transitions.MISSING) {
      const known = this.transitions.get(thread, UNNAMED);
      const outcome = known === Transitions.MISSING ? this.workOut(thread, UNNAMED) : known;
      this.lists[at + 3] = this.transitions.signsOf(thread);
      this.lists[at + 4] = outcome;
    }
    const known = this.transitions.get(thread, key);
    return known === Transitions.MISSING ? this.workOut(thread, key) : known;
  }

  /** @param known length of `found` before this token: no value is found twice at it */
  private reportAll(outcome: number, first: number, last: number, found: Found<T>[], known: number): void {
    for (const value of this.findings[this.lists[(outcome >> OUTCOME_BITS) + 1]!]!) {
      let isNew = true;
      for (let at = known; at < found.length; at += 1) isNew &&= found[at]!.value !== value;
      if (isNew) found.push({ value, first, last });
    }
  }

  /** The signs without which no phrase begins with a word that none waits for. */
  private signsAskedBy(thread: number, signs: number): number {
    return this.workOut(thread, (UNNAMED << SIGN_BITS) | signs) === NOTHING ? this.asked & ~signs : SIGNS;
  }

  private workOut(thread: number, key: number): number {
    this.word = this.transitions.awaits(thread, key) ? wordOf(key) : '';
    this.signs = key;
    this.asked = 0;
    this.reached = [];
    this.found = [];
    this.advance(this.threads[thread]!);
    const next = this.outcomeOf(this.reached, this.found);
    this.transitions.set(thread, key, this.asked, next);
    return next;
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
    if (!this.reached.includes(thread.id)) this.reached.push(thread.id);
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
    const thread = { id: this.threads.length, kind, node, skipped, exit, gap, length };
    known.push(thread);
    this.threads.push(thread);
    const takesWords = kind === 'begin' || kind === 'walk';
    this.transitions.addThread(takesWords ? this.awaitedAt(node) : []);
    if (this.threads.length > this.steppedAt.length) {
      const longer = new Float64Array(this.threads.length * 2);
      longer.set(this.steppedAt);
      this.steppedAt = longer;
    }
    return thread;
  }

  private outcomeOf(threads: readonly number[], values: readonly T[]): number {
    const name = `${threads.join()} ${values.map((value) => numberIn(this.valueNumbers, value)).join()}`;
    let outcome = this.numbers.get(name);
    if (outcome === undefined) {
      outcome = (this.listed << OUTCOME_BITS) | (values.length > 0 ? FINDS : 0) | (threads.length > 0 ? GOES_ON : 0);
      const end = this.listed + HEAD + threads.length * ENTRY;
      this.lists = withRoom(this.lists, end);
      this.lists.set([threads.length, values.length > 0 ? this.findings.push(values) - 1 : 0], this.listed);
      threads.forEach((thread, index) => {
        const { low, high } = this.neededBy(this.threads[thread]!);
        this.lists.set([thread, low, high, SIGNS, Transitions.MISSING], this.listed + HEAD + index * ENTRY);
      });
      this.listed = end;
      this.numbers.set(name, outcome);
    }
    return outcome;
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

  private neededBy({ kind, node }: Thread): Marks {
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

/** Numbers things in the order in which they come. */
function numberIn<Thing>(numbers: Map<Thing, number>, thing: Thing): number {
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = numbers.size));
  return number;
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
