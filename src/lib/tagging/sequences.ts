/**
 * Numbers sequences of numbers: equal sequences have one number, counted from 0 upwards. All lie in one flat array, and
 * the numbers are found by open addressing with linear probing, so that neither names nor small arrays are made.
 */

const EMPTY = -1;

export class Sequences {
  /** All sequences one behind the other, and where each begins; the last beginning is where the next will. */
  private items = new Int32Array(1024);
  private begins = new Int32Array(256);
  private known = 0;
  /** Number of a sequence by its hash; at most half full. */
  private slots = new Int32Array(512).fill(EMPTY);

  /** How many different sequences there are. */
  get count(): number {
    return this.known;
  }

  /** The number of the sequence, a new one when it was not met before. */
  numberOf(sequence: ArrayLike<number>, length = sequence.length): number {
    const slot = this.slotOf(sequence, length);
    const number = this.slots[slot]!;
    return number === EMPTY ? this.add(sequence, length, slot) : number;
  }

  lengthOf(number: number): number {
    return this.begins[number + 1]! - this.begins[number]!;
  }

  at(number: number, index: number): number {
    return this.items[this.begins[number]! + index]!;
  }

  private add(sequence: ArrayLike<number>, length: number, slot: number): number {
    const number = this.known;
    const begin = this.begins[number]!;
    this.items = withRoom(this.items, begin + length);
    this.begins = withRoom(this.begins, number + 2);
    for (let index = 0; index < length; index += 1) this.items[begin + index] = sequence[index]!;
    this.begins[number + 1] = begin + length;
    this.slots[slot] = number;
    this.known += 1;
    if (this.known * 2 > this.slots.length) this.spread();
    return number;
  }

  /** Twice as many slots. */
  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    for (let number = 0; number < this.known; number += 1) {
      const sequence = this.items.subarray(this.begins[number], this.begins[number + 1]);
      this.slots[this.slotOf(sequence, sequence.length)] = number;
    }
  }

  /** Where the sequence stands, or where it belongs. */
  private slotOf(sequence: ArrayLike<number>, length: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(sequence, length) & mask;
    while (this.slots[slot] !== EMPTY && !this.isAt(this.slots[slot]!, sequence, length)) slot = (slot + 1) & mask;
    return slot;
  }

  private isAt(number: number, sequence: ArrayLike<number>, length: number): boolean {
    const begin = this.begins[number]!;
    if (this.begins[number + 1]! - begin !== length) return false;
    for (let index = 0; index < length; index += 1) if (this.items[begin + index] !== sequence[index]) return false;
    return true;
  }
}

/** The array, or one at least so long that begins with the same numbers. */
export function withRoom(array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  if (atLeast <= array.length) return array;
  const longer = new Int32Array(Math.max(array.length * 2, atLeast));
  longer.set(array);
  return longer;
}

/** FNV-1a (Fowler, Noll and Vo), a number at a time, with its high bits mixed into the low ones. */
function hashOf(sequence: ArrayLike<number>, length: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < length; index += 1) hash = Math.imul(hash ^ sequence[index]!, 0x01000193);
  hash ^= hash >>> 15;
  return hash ^ (hash >>> 7);
}
