/**
 * A map from two numbers to a third. The automaton looks here at every token, so what counts is how much memory a look
 * has to wait for: every first number has a small table of its own, all tables lie in one flat array, and a table that
 * is often asked stays in the processor's cache. Open addressing with linear probing; nothing is removed singly.
 */

/** Each entry is a key and its value. */
const ENTRY = 2;
const EMPTY = -1;
/** Of each first number: where its table begins, the number of its entries less one, and how many are used. */
const HEAD = 3;
const SMALLEST_TABLE = 4;

export class Pairs {
  /** What get() says of a pair that is not there. */
  static readonly MISSING = -1;

  private heads = new Int32Array(HEAD * 256).fill(EMPTY);
  private tables = new Int32Array(ENTRY * 4096).fill(EMPTY);
  private used = 0;

  /**
   * @param key 0 or more
   * @returns the value, or MISSING
   */
  get(first: number, key: number): number {
    const { heads, tables } = this;
    const head = first * HEAD;
    const table = head < heads.length ? heads[head]! : EMPTY;
    if (table === EMPTY) return Pairs.MISSING;
    const mask = heads[head + 1]!;
    for (let at = hash(key) & mask; ; at = (at + 1) & mask) {
      const known = tables[table + at * ENTRY]!;
      if (known === key) return tables[table + at * ENTRY + 1]!;
      if (known === EMPTY) return Pairs.MISSING;
    }
  }

  /** @param value 0 or more */
  set(first: number, key: number, value: number): void {
    const head = first * HEAD;
    if (head >= this.heads.length) this.heads = longer(this.heads, head + HEAD);
    if (this.heads[head] === EMPTY) this.lay(head, SMALLEST_TABLE);
    else if ((this.heads[head + 2]! + 1) * 2 > this.heads[head + 1]! + 1) this.grow(head);
    this.put(head, key, value);
  }

  /** A table twice as long; the old one is left behind. */
  private grow(head: number): void {
    const from = this.heads[head]!;
    const to = from + (this.heads[head + 1]! + 1) * ENTRY;
    this.lay(head, (this.heads[head + 1]! + 1) * 2);
    for (let at = from; at < to; at += ENTRY) {
      if (this.tables[at] !== EMPTY) this.put(head, this.tables[at]!, this.tables[at + 1]!);
    }
  }

  private lay(head: number, entries: number): void {
    const end = this.used + entries * ENTRY;
    if (end > this.tables.length) this.tables = longer(this.tables, end);
    this.heads[head] = this.used;
    this.heads[head + 1] = entries - 1;
    this.heads[head + 2] = 0;
    this.used = end;
  }

  private put(head: number, key: number, value: number): void {
    const { heads, tables } = this;
    const mask = heads[head + 1]!;
    let at = hash(key) & mask;
    while (tables[heads[head]! + at * ENTRY] !== EMPTY && tables[heads[head]! + at * ENTRY] !== key)
      at = (at + 1) & mask;
    const place = heads[head]! + at * ENTRY;
    if (tables[place] === EMPTY) heads[head + 2]! += 1;
    tables[place] = key;
    tables[place + 1] = value;
  }
}

function longer(array: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(array.length * 2, atLeast)).fill(EMPTY);
  copy.set(array);
  return copy;
}

/** Multiplicative hashing with the golden ratio, whose high bits are the good ones. */
function hash(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 12;
}
