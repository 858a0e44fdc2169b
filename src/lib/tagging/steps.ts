/**
 * A map from (state, key) to a number. The automaton looks here at nearly every token, so what counts is how much memory
 * a look has to wait for: each state has a small table of its own, all tables lie in one flat array, and a state that is
 * met often keeps its table in the processor's cache. Open addressing with linear probing; nothing is removed singly.
 */

/** Each entry is a key and its value. */
const ENTRY = 2;
const EMPTY = -1;
/**
 * Of each state: where its table begins, the number of its entries less one, how many are used; and the signs without
 * which all keys that are not in it have one value (setOthers), with that value.
 */
const HEAD = 5;
const SMALLEST_TABLE = 4;

export class Steps {
  /** What get() says of a step that is not there. */
  static readonly MISSING = -1;

  /** How many steps there are. */
  size = 0;
  private heads = new Int32Array(HEAD * 256).fill(EMPTY);
  private tables = new Int32Array(ENTRY * 4096).fill(EMPTY);
  private used = 0;

  /**
   * @param key 0 or more
   * @returns the value, or MISSING
   */
  get(state: number, key: number): number {
    const { heads, tables } = this;
    const head = state * HEAD;
    const table = head < heads.length ? heads[head]! : EMPTY;
    if (table === EMPTY) return Steps.MISSING;
    const mask = heads[head + 1]!;
    for (let at = hash(key) & mask; ; at = (at + 1) & mask) {
      const known = tables[table + at * ENTRY]!;
      if (known === key) return tables[table + at * ENTRY + 1]!;
      if (known === EMPTY) return Steps.MISSING;
    }
  }

  /** What setOthers said of the state, when the key has none of those signs; else MISSING. */
  getOther(state: number, signs: number): number {
    const head = state * HEAD;
    return (this.heads[head + 3]! & signs) === 0 ? this.heads[head + 4]! : Steps.MISSING;
  }

  /** Keys that are not in the state's table, and have none of these signs, have this value. */
  setOthers(state: number, signs: number, value: number): void {
    this.heads[state * HEAD + 3] = signs;
    this.heads[state * HEAD + 4] = value;
  }

  /** Makes room for so many entries of a state that has none yet; without it a table grows from a few. */
  reserve(state: number, entries: number): void {
    const head = state * HEAD;
    if (head >= this.heads.length) this.heads = longer(this.heads, head + HEAD);
    let room = SMALLEST_TABLE;
    while (room < entries * 2) room *= 2;
    this.lay(head, room);
  }

  /** @param value 0 or more */
  set(state: number, key: number, value: number): void {
    const head = state * HEAD;
    if (head >= this.heads.length) this.heads = longer(this.heads, head + HEAD);
    if (this.heads[head] === EMPTY) this.lay(head, SMALLEST_TABLE);
    else if ((this.heads[head + 2]! + 1) * 2 > this.heads[head + 1]! + 1) this.grow(head);
    if (this.put(head, key, value)) this.size += 1;
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

  /** @returns true when the entry is new */
  private put(head: number, key: number, value: number): boolean {
    const { heads, tables } = this;
    const mask = heads[head + 1]!;
    let at = hash(key) & mask;
    while (tables[heads[head]! + at * ENTRY] !== EMPTY && tables[heads[head]! + at * ENTRY] !== key)
      at = (at + 1) & mask;
    const place = heads[head]! + at * ENTRY;
    const isNew = tables[place] === EMPTY;
    tables[place] = key;
    tables[place + 1] = value;
    if (isNew) heads[head + 2]! += 1;
    return isNew;
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
