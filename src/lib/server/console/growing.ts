/** Arrays that grow while a batch is gathered and are handed over whole. */

export type Numbers =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

const AT_FIRST = 2048;

/** Numbers of one kind. */
export class Values {
  #array: Numbers;
  #length = 0;

  /** @param before what stands before the first value of every batch */
  constructor(
    private readonly kind: new (length: number) => Numbers,
    private readonly before: number[] = [],
  ) {
    this.#array = new kind(AT_FIRST);
    for (const value of before) this.push(value);
  }

  copy(items: Numbers, from: number, to: number): void {
    this.#makeRoom(to - from);
    this.#array.set(items.subarray(from, to) as never, this.#length);
    this.#length += to - from;
  }

  /** null leaves a zero, which nobody reads. */
  push(value: number | bigint | null): void {
    this.#makeRoom(1);
    if (value !== null) (this.#array as Float64Array)[this.#length] = value as number;
    this.#length += 1;
  }

  take(): Numbers {
    const taken = this.#array.subarray(0, this.#length);
    this.#array = new this.kind(AT_FIRST);
    this.#length = 0;
    for (const value of this.before) this.push(value);
    return taken;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#array.length) return;
    const larger = new this.kind(Math.max(this.#array.length * 2, this.#length + more));
    larger.set(this.#array as never);
    this.#array = larger;
  }
}

/** Bits, the lowest first, as Arrow and DuckDB both keep them. */
export class Bits {
  #bytes = new Uint8Array(AT_FIRST / 8);
  #length = 0;
  #unset = 0;

  push(isSet: boolean): void {
    const byte = this.#length >> 3;
    if (byte >= this.#bytes.length) this.#grow(byte + 1);
    if (isSet) this.#bytes[byte]! |= 1 << (this.#length & 7);
    else this.#unset += 1;
    this.#length += 1;
  }

  /** Takes over `count` bits of a validity mask from `from` on; no mask means that all are set. */
  copyValidity(mask: BigUint64Array | null, from: number, count: number): void {
    const bytes = mask && new Uint8Array(mask.buffer, mask.byteOffset, mask.byteLength);
    for (let bit = from; bit < from + count; bit++)
      this.push(bytes === null || (bytes[bit >> 3]! & (1 << (bit & 7))) !== 0);
  }

  take(): { bits: Uint8Array; length: number; unset: number } {
    const taken = {
      bits: this.#bytes.subarray(0, (this.#length + 7) >> 3),
      length: this.#length,
      unset: this.#unset,
    };
    this.#bytes = new Uint8Array(AT_FIRST / 8);
    this.#length = 0;
    this.#unset = 0;
    return taken;
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, least));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Texts as UTF-8, one after the other. */
export class Bytes {
  #bytes = Buffer.alloc(AT_FIRST * 8);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(text: string): void {
    // A unit of UTF-16 takes three bytes at most.
    if (this.#length + text.length * 3 > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#length + text.length * 3));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.alloc(AT_FIRST * 8);
    this.#length = 0;
    return taken;
  }
}
