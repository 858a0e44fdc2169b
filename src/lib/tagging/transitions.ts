/**
 * Where the threads of an automaton lead, as far as that was worked out. A thread tells apart the words that it waits
 * for; all others are one to it. Steps are kept by word and then by thread, because all threads that are alive at a
 * token ask about the same word: they look into one small table, and most of them learn there that it is not for them.
 */
import { SIGN_BITS, UNNAMED } from './keys';
import { Pairs } from './pairs';

const SIGNS = (1 << SIGN_BITS) - 1;
/** In place of an outcome: the thread waits for this word, but it has not come yet. */
const AWAITED = 1 << 29;
/** In place of an outcome: which one depends on the signs whose bits are set beside this one. */
const UNDECIDED = 1 << 30;
/** Keys of steps: a thread, or a thread and those signs. */
const KEY_BITS = SIGN_BITS + 1;
const DECIDED = 1 << SIGN_BITS;

export class Transitions {
  /** What get() says of a step that was not worked out. */
  static readonly MISSING = -1;

  /** Word, and thread with signs, to the outcome. Words that a thread does not wait for are UNNAMED to it. */
  private readonly steps = new Pairs();
  /** Of each thread: the signs without which all other words have one outcome, and that outcome. */
  private others = new Int32Array(1024);
  private threads = 0;

  /** @returns the number of the new thread, from 0 upwards */
  addThread(awaited: Iterable<number>): number {
    const thread = this.threads;
    this.threads += 1;
    this.others = withRoom(this.others, this.threads * 2);
    this.others[thread * 2] = SIGNS;
    this.others[thread * 2 + 1] = Transitions.MISSING;
    for (const word of awaited) this.steps.set(word, thread << KEY_BITS, AWAITED);
    return thread;
  }

  /** True when the thread tells the word of this key from others. */
  awaits(thread: number, key: number): boolean {
    const word = key >> SIGN_BITS;
    return word !== UNNAMED && this.steps.get(word, thread << KEY_BITS) !== Pairs.MISSING;
  }

  /** The signs without which all words that a thread does not wait for have one outcome. */
  signsOf(thread: number): number {
    return this.others[thread * 2]!;
  }

  /** @returns what set() was told for this key, or for one that differs only in signs that did not matter */
  get(thread: number, key: number): number {
    const word = key >> SIGN_BITS;
    const step = word === UNNAMED ? Pairs.MISSING : this.steps.get(word, thread << KEY_BITS);
    if (step !== Pairs.MISSING) return step < AWAITED ? step : this.fork(word, thread, key, step);
    // Most words are not waited for and bear no sign that matters.
    if ((key & this.others[thread * 2]!) === 0) return this.others[thread * 2 + 1]!;
    return this.fork(UNNAMED, thread, key, this.steps.get(UNNAMED, thread << KEY_BITS));
  }

  /** @param asked the signs that were looked at to find the outcome */
  set(thread: number, key: number, asked: number, outcome: number): void {
    const isAwaited = this.awaits(thread, key);
    const word = isAwaited ? key >> SIGN_BITS : UNNAMED;
    if (!isAwaited && (key & asked) === 0) {
      this.others[thread * 2] = asked;
      this.others[thread * 2 + 1] = outcome;
    }
    const step = thread << KEY_BITS;
    if (asked === 0) {
      this.steps.set(word, step, outcome);
      return;
    }
    // What was kept for fewer signs stays true: the signs that are new were never looked at on that way.
    const known = this.steps.get(word, step);
    const all = (known >= UNDECIDED ? known : UNDECIDED) | asked;
    this.steps.set(word, step, all);
    this.steps.set(word, step | DECIDED | (key & all & SIGNS), outcome);
  }

  private fork(word: number, thread: number, key: number, step: number): number {
    if (step < UNDECIDED) return Transitions.MISSING;
    return this.steps.get(word, (thread << KEY_BITS) | DECIDED | (key & step & SIGNS));
  }
}

/** The array, or one at least so long that begins with the same numbers. */
export function withRoom(array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  if (atLeast <= array.length) return array;
  const longer = new Int32Array(Math.max(array.length * 2, atLeast));
  longer.set(array);
  return longer;
}
