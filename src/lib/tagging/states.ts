/**
 * States of an automaton: which threads are alive behind a token, which phrases end with it, and what comes next, as far
 * as that was worked out. A state tells apart the words that its threads wait for; all others are one to it. So the
 * usual step is one look into a small table, or none where marks tell that the word is not waited for (marks.ts).
 */
import type { Marks } from './marks';
import { Pairs } from './pairs';
import { Sequences, withRoom } from './sequences';
import { SIGN_BITS } from './signs';

const SIGNS = (1 << SIGN_BITS) - 1;

/** Fields of a state, side by side because every step waits for their memory. */
const FIELDS = 5;
/** The marks of what its threads need to go on. */
const LOW = 0;
const HIGH = 1;
/** The signs that were looked at when its steps were worked out. */
const ASKED = 2;
/** The state behind a token that is not waited for and bears none of these signs. */
const USUAL = 3;
/** A number for the phrases that end here, 0 for none. */
const ENDING = 4;

export class States {
  /** What get() says of a step that was not worked out. */
  static readonly MISSING = -1;

  /** Of each state: the number of the phrases that end there, and its threads. */
  private readonly members = new Sequences();
  private fields = new Int32Array(FIELDS * 256);
  /** State, and word with signs, to the state behind it. */
  private readonly steps = new Pairs();

  get count(): number {
    return this.members.count;
  }

  /**
   * The state with these members, made when there is none.
   * @param members a number for the phrases that end there, 0 for none, and then its threads in order
   * @param neededBy of which words one must come for a thread to go on
   */
  of(members: ArrayLike<number>, length: number, neededBy: (thread: number) => Marks): number {
    const before = this.members.count;
    const state = this.members.numberOf(members, length);
    if (state < before) return state;
    const at = state * FIELDS;
    this.fields = withRoom(this.fields, at + FIELDS);
    this.fields[at + USUAL] = States.MISSING;
    this.fields[at + ENDING] = members[0]!;
    for (let index = 1; index < length; index += 1) {
      const { low, high } = neededBy(members[index]!);
      this.fields[at + LOW]! |= low;
      this.fields[at + HIGH]! |= high;
    }
    return state;
  }

  threadsIn(state: number): number {
    return this.members.lengthOf(state) - 1;
  }

  threadAt(state: number, index: number): number {
    return this.members.at(state, index + 1);
  }

  endingAt(state: number): number {
    return this.fields[state * FIELDS + ENDING]!;
  }

  /** False when words of these marks are none that the state needs to go on. */
  needs(state: number, low: number, high: number): boolean {
    const at = state * FIELDS;
    return (this.fields[at + LOW]! & low) !== 0 && (this.fields[at + HIGH]! & high) !== 0;
  }

  /** @param low, high marks of the token @returns what set() was told for this key or one as good, or MISSING */
  get(state: number, key: number, low: number, high: number): number {
    const kept = this.keptOf(state, key, low, high);
    return kept === 0 ? this.fields[state * FIELDS + USUAL]! : this.steps.get(state, kept);
  }

  /** @param asked the signs that were looked at to find the next state */
  set(state: number, key: number, low: number, high: number, asked: number, next: number): void {
    // What was kept for fewer signs stays true: the signs that are new were never looked at on that way.
    this.fields[state * FIELDS + ASKED]! |= asked;
    const kept = this.keptOf(state, key, low, high);
    if (kept === 0) this.fields[state * FIELDS + USUAL] = next;
    else this.steps.set(state, kept, next);
  }

  /** The signs that matter to a state as far as is known. */
  askedBy(state: number): number {
    return this.fields[state * FIELDS + ASKED]!;
  }

  /** The key without what does not matter to the state. */
  private keptOf(state: number, key: number, low: number, high: number): number {
    const signs = key & this.fields[state * FIELDS + ASKED]!;
    return this.needs(state, low, high) ? (key & ~SIGNS) | signs : signs;
  }
}
