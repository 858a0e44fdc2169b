/**
 * Reads texts with a tree of phrases, one step a token. All threads that are alive together (threads.ts) are one state,
 * and what comes of a state and a token is worked out once and kept, so reading is a walk from state to state (a
 * deterministic automaton made as it is needed: Cox, "Regular Expression Matching in the Wild", 2010). Wide gaps in
 * phrases make more states than memory should hold, so all are forgotten when there are too many of them.
 */
import { UNNAMED } from './keys';
import { type Marks, MARKS, marksOf } from './marks';
import { SIGN, SIGN_BITS } from './signs';
import { States } from './states';
import { ThreadList } from './thread-list';
import { Threads } from './threads';
import type { PhraseTree } from './tree';

const SIGNS = (1 << SIGN_BITS) - 1;
/** Kept states before all are forgotten: a hundred thousand varied messages make about so many, which are some 30 MB. */
const MOST_STATES = 100_000;

/** The state in which no phrase goes on and none ends. */
const NOTHING = 0;

/** A phrase that was found. */
export interface Found<T> {
  value: T;
  /** Token indexes, last exclusive. */
  first: number;
  last: number;
}

/** A state to begin with, and by number of a word the state behind it, as far as it was worked out. */
interface Beginning {
  state: number;
  behind: Int32Array;
}

export class Automaton<T> {
  private readonly threads: Threads<T>;
  private readonly neededBy: (thread: number) => Marks;
  private states = new States();
  /** Of each thread the state in which it is alone. */
  private alone: number[] = [];
  /** Where to begin: in most sentences, and in those that ask. */
  private readonly begin: Beginning;
  private readonly beginAsking: Beginning;
  /** Phrases that end together, by the number that states know them by. */
  private readonly endings: (readonly T[])[] = [[]];
  private readonly endingNumbers = new Map<string, number>();
  private readonly valueNumbers = new Map<T, number>();
  /** The states of the present walk that phrases end at, each before the index of the token behind it. */
  private readonly ends: number[] = [];
  private readonly reached = new ThreadList();

  constructor(
    tree: PhraseTree<T>,
    private readonly mostStates = MOST_STATES,
  ) {
    this.threads = new Threads(tree);
    this.neededBy = (thread) => this.threads.neededBy(thread);
    const { begin, beginAsking } = this.threads;
    const openers = [...this.threads.awaitedBy(begin), ...this.threads.awaitedBy(beginAsking)];
    const words = openers.reduce((most, number) => Math.max(most, number), UNNAMED) + 1;
    this.begin = { state: 0, behind: new Int32Array(words) };
    this.beginAsking = { state: 0, behind: new Int32Array(words) };
    this.forget();
  }

  /**
   * Finds every phrase, by its first token and then longest first.
   * @param keys of all tokens of the message (keys.ts)
   */
  find(keys: Int32Array): Found<T>[] {
    const found: Found<T>[] = [];
    const marks = marksOf(keys);
    for (let first = 0; first < keys.length; first += 1) {
      const begin = (keys[first]! & SIGN.asks) === 0 ? this.begin : this.beginAsking;
      const state = this.firstStep(begin, keys[first]!, marks[first * MARKS]!, marks[first * MARKS + 1]!);
      if (state !== NOTHING) this.findFrom(first, state, keys, marks, found);
    }
    if (this.states.count > this.mostStates) this.forget();
    return found;
  }

  /** @param opening the state behind the first token */
  private findFrom(first: number, opening: number, keys: Int32Array, marks: Int32Array, found: Found<T>[]): void {
    const { states, ends } = this;
    let state = opening;
    for (let index = first; ; index += 1) {
      if (states.endingAt(state) !== 0) ends.push(state, index + 1);
      // A phrase never runs over the end of a sentence.
      if ((keys[index]! & SIGN.isLast) !== 0) break;
      const next = (index + 1) * MARKS;
      // Most walks end here, because what they wait for does not come in this sentence.
      if (!states.needs(state, marks[next + 2]!, marks[next + 3]!)) break;
      state = this.step(state, keys[index + 1]!, marks[next]!, marks[next + 1]!);
    }
    while (ends.length > 0) {
      const last = ends.pop()!;
      for (const value of this.endings[states.endingAt(ends.pop()!)]!) found.push({ value, first, last });
    }
  }

  /** As step(), but with a list in place of the table: every token may begin a phrase, and most do not. */
  private firstStep({ state, behind }: Beginning, key: number, low: number, high: number): number {
    const word = key >> SIGN_BITS;
    const place = word < behind.length ? word : UNNAMED;
    const isPlain = (key & this.states.askedBy(state) & ~SIGN.asks) === 0;
    if (isPlain && behind[place] !== States.MISSING) return behind[place]!;
    const next = this.step(state, key, low, high);
    if ((key & this.states.askedBy(state) & ~SIGN.asks) === 0) behind[place] = next;
    return next;
  }

  private step(state: number, key: number, low: number, high: number): number {
    const known = this.states.get(state, key, low, high);
    return known === States.MISSING ? this.together(state, key, low, high) : known;
  }

  /** The state behind a token: what comes of each thread was mostly worked out before, in other company. */
  private together(state: number, key: number, low: number, high: number): number {
    const { states, reached } = this;
    if (states.threadsIn(state) === 1) return this.workOut(state, key, low, high);
    const values: T[] = [];
    let asked = 0;
    reached.clear();
    for (let each = 0; each < states.threadsIn(state); each += 1) {
      const alone = this.aloneOf(states.threadAt(state, each));
      const next = this.step(alone, key, low, high);
      for (let other = 0; other < states.threadsIn(next); other += 1) reached.add(states.threadAt(next, other));
      for (const value of this.endings[states.endingAt(next)]!) if (!values.includes(value)) values.push(value);
      asked |= states.askedBy(alone);
    }
    reached.members[0] = this.endingOf(values);
    const next = this.stateOf(reached.members, reached.length);
    states.set(state, key, low, high, asked, next);
    return next;
  }

  /** What comes of one thread by itself. */
  private workOut(state: number, key: number, low: number, high: number): number {
    const { states } = this;
    const thread = states.threadAt(state, 0);
    if (this.threads.awaitedBy(thread).has(key >> SIGN_BITS)) {
      const step = this.threads.step(thread, key);
      const next = this.stateOf([this.endingOf([...step.values]), ...step.threads]);
      states.set(state, key, low, high, step.asked, next);
      return next;
    }
    // To this thread it is a word like all others, whatever the marks say.
    let next = states.get(state, key, 0, 0);
    if (next === States.MISSING) {
      const step = this.threads.step(thread, (UNNAMED << SIGN_BITS) | (key & SIGNS));
      next = this.stateOf([this.endingOf([...step.values]), ...step.threads]);
      states.set(state, key, 0, 0, step.asked, next);
    }
    states.set(state, key, low, high, 0, next);
    return next;
  }

  /** @param members the number of an ending and then threads */
  private stateOf(members: ArrayLike<number>, length = members.length): number {
    return this.states.of(members, length, this.neededBy);
  }

  /** The state in which only this thread is alive. */
  private aloneOf(thread: number): number {
    while (this.alone.length <= thread) this.alone.push(States.MISSING);
    if (this.alone[thread] === States.MISSING) this.alone[thread] = this.stateOf([0, thread]);
    return this.alone[thread]!;
  }

  private endingOf(values: readonly T[]): number {
    if (values.length === 0) return 0;
    const name = values.map((value) => this.numberOf(value)).join();
    let ending = this.endingNumbers.get(name);
    if (ending === undefined) this.endingNumbers.set(name, (ending = this.endings.push(values) - 1));
    return ending;
  }

  private numberOf(value: T): number {
    let number = this.valueNumbers.get(value);
    if (number === undefined) this.valueNumbers.set(value, (number = this.valueNumbers.size));
    return number;
  }

  /** Starts with no states but those to begin with. */
  private forget(): void {
    const { begin, beginAsking } = this.threads;
    this.states = new States();
    this.alone = [];
    // The first state has number 0.
    this.stateOf([0]);
    this.begin.state = this.stateOf([0, begin]);
    this.beginAsking.state = this.stateOf([0, begin, beginAsking]);
    this.begin.behind.fill(States.MISSING);
    this.beginAsking.behind.fill(States.MISSING);
  }
}
