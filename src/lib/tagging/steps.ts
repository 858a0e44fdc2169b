/**
 * A map from (state, key) to a number in one flat array: the automaton looks here several times a token, and a Map of
 * Maps would wait for memory at every look. Open addressing with linear probing; nothing is ever removed singly.
 */

/** Numbers of an entry: state, key, value, and one to spare so that an entry never lies across two cache lines. */
const STRIDE = 4;
const SMALLEST = 1 << 10;
const EMPTY = -1;

export class Steps {
  /** What get() says of a step that is not there. */
  static readonly MISSING = -1;

  size = 0;
  private capacity = SMALLEST;
  private entries = emptyEntries(SMALLEST);

  /** @returns the value, 0 or more, or MISSING */
  get(state: number, key: number): number {
    const { entries } = this;
    const mask = this.capacity - 1;
    for (let at = hash(state, key) & mask; ; at = (at + 1) & mask) {
      const place = at * STRIDE;
      const known = entries[place]!;
      if (known === state && entries[place + 1] === key) return entries[place + 2]!;
      if (known === EMPTY) return Steps.MISSING;
    }
  }

  /** @param value 0 or more */
  set(state: number, key: number, value: number): void {
    if ((this.size + 1) * 2 > this.capacity) this.grow();
    if (put(this.entries, this.capacity, state, key, value)) this.size += 1;
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    const entries = emptyEntries(capacity);
    for (let place = 0; place < this.entries.length; place += STRIDE) {
      const state = this.entries[place]!;
      if (state !== EMPTY) put(entries, capacity, state, this.entries[place + 1]!, this.entries[place + 2]!);
    }
    this.capacity = capacity;
    this.entries = entries;
  }
}

/** @returns true when the entry is new */
function put(entries: Int32Array, capacity: number, state: number, key: number, value: number): boolean {
  const mask = capacity - 1;
  let at = hash(state, key) & mask;
  while (entries[at * STRIDE] !== EMPTY) {
    if (entries[at * STRIDE] === state && entries[at * STRIDE + 1] === key) {
      entries[at * STRIDE + 2] = value;
      return false;
    }
    at = (at + 1) & mask;
  }
  entries[at * STRIDE] = state;
  entries[at * STRIDE + 1] = key;
  entries[at * STRIDE + 2] = value;
  return true;
}

function emptyEntries(capacity: number): Int32Array {
  return new Int32Array(capacity * STRIDE).fill(EMPTY);
}

/** Multiplicative hashing with the golden ratio; the high bits are the good ones. */
function hash(state: number, key: number): number {
  const mixed = Math.imul(Math.imul(state, 0x9e3779b1) ^ key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
