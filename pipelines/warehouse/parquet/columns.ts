/**
 * What a column of a Parquet file holds until its group of rows is full. Values are turned into their bytes as they come,
 * so that no object of them stays behind for the garbage collector; buffers are used again for the next group.
 * Layout: https://parquet.apache.org/docs/file-format/data-pages/
 */
import { bitsOf, packed } from './levels';

/** Rows of one group: enough that a dictionary pays, few enough that all columns of a table stay at some megabytes. */
export const GROUP_ROWS = 16_384;

/** Parquet's numbers for physical types. */
export const PHYSICAL = { boolean: 0, integer: 1, long: 2, double: 5, bytes: 6 } as const;
/** Parquet's numbers for what a physical type means. */
export const MEANING = { text: 0, list: 3, date: 6, microseconds: 10 } as const;
export const ENCODING = { plain: 0, runs: 3, dictionary: 8 } as const;

const DAY_MS = 86_400_000;
const TWO_TO_32 = 2 ** 32;
/** Different texts of a group before it is asked whether a dictionary of them saves anything. */
const FEWEST_TO_JUDGE = 1_000;

export interface Chunk {
  /** the different values, where the data hold their places */
  dictionary: { bytes: Buffer; count: number } | null;
  /** levels and values */
  data: Buffer;
  /** values with those that are null, and empty lists */
  count: number;
}

export interface Column {
  physical: number;
  meaning?: number;
  isList?: boolean;
  append(value: unknown): void;
  /** The rows since the last call; the column is empty then. */
  take(): Chunk;
}

/** @param type DuckDB's name of the type @throws Error for a type that no table of the warehouse has */
export function columnOf(name: string, type: string): Column {
  switch (type) {
    case 'VARCHAR':
      return optional(new Texts(), PHYSICAL.bytes, MEANING.text);
    case 'VARCHAR[]':
      return lists();
    case 'BOOLEAN':
      return optional(new Booleans(), PHYSICAL.boolean);
    case 'INTEGER':
      return optional(new Numbers(new Int32Array(GROUP_ROWS), Number), PHYSICAL.integer);
    case 'DOUBLE':
      return optional(new Numbers(new Float64Array(GROUP_ROWS), Number), PHYSICAL.double);
    case 'DATE':
      return optional(new Numbers(new Int32Array(GROUP_ROWS), dayOf()), PHYSICAL.integer, MEANING.date);
    case 'BIGINT':
      return optional(new Longs(Number), PHYSICAL.long);
    case 'TIMESTAMP':
      return optional(new Longs((value) => (value as Date).getTime() * 1000), PHYSICAL.long, MEANING.microseconds);
    default:
      throw new Error(
        `No way to write the column ${name} of type ${type}: add it to pipelines/warehouse/parquet/columns.ts.`,
      );
  }
}

/** Values that are there, one after the other. */
interface Values {
  add(value: unknown): void;
  take(): { dictionary: Chunk['dictionary']; bytes: Buffer };
}

/** A value or null in each row. */
function optional(values: Values, physical: number, meaning?: number): Column {
  const isThere = new Uint8Array(GROUP_ROWS);
  let count = 0;
  return {
    physical,
    meaning,
    append(value) {
      const is = value !== null && value !== undefined;
      isThere[count++] = is ? 1 : 0;
      if (is) values.add(value);
    },
    take() {
      const { dictionary, bytes } = values.take();
      const chunk = { dictionary, count, data: Buffer.concat([...levels(isThere, count, 1), bytes]) };
      count = 0;
      return chunk;
    },
  };
}

/** A list of texts, or null, in each row. An empty list takes the place of one value. */
function lists(): Column {
  const [NULL, EMPTY, TEXT] = [0, 1, 2];
  const values = new Texts();
  let kinds: number[] = [];
  /** 0 where a row begins, 1 where its list goes on */
  let goesOn: number[] = [];
  return {
    physical: PHYSICAL.bytes,
    meaning: MEANING.text,
    isList: true,
    append(value) {
      const list = value as readonly string[] | null | undefined;
      if (!list?.length) {
        kinds.push(list ? EMPTY : NULL);
        goesOn.push(0);
        return;
      }
      for (let index = 0; index < list.length; index += 1) {
        values.add(list[index]);
        kinds.push(TEXT);
        goesOn.push(index === 0 ? 0 : 1);
      }
    },
    take() {
      const { dictionary, bytes } = values.take();
      const count = kinds.length;
      const data = Buffer.concat([...levels(goesOn, count, 1), ...levels(kinds, count, TEXT), bytes]);
      [kinds, goesOn] = [[], []];
      return { dictionary, count, data };
    },
  };
}

function levels(numbers: ArrayLike<number>, count: number, most: number): [Buffer, Buffer] {
  const bytes = packed(numbers, count, most);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return [length, bytes];
}

class Numbers implements Values {
  private count = 0;
  constructor(
    private readonly numbers: Int32Array | Float64Array,
    private readonly numberOf: (value: unknown) => number,
  ) {}

  add(value: unknown): void {
    this.numbers[this.count++] = this.numberOf(value);
  }

  take() {
    const { buffer, BYTES_PER_ELEMENT } = this.numbers;
    const bytes = Buffer.from(buffer, 0, this.count * BYTES_PER_ELEMENT);
    this.count = 0;
    return { dictionary: null, bytes };
  }
}

/** Whole numbers of 64 bits, as two of 32: a BigInt for each would be an object for each. */
class Longs implements Values {
  private readonly halves = new Int32Array(2 * GROUP_ROWS);
  private count = 0;
  constructor(private readonly numberOf: (value: unknown) => number) {}

  add(value: unknown): void {
    const number = this.numberOf(value);
    const high = Math.floor(number / TWO_TO_32);
    this.halves[this.count++] = number - high * TWO_TO_32;
    this.halves[this.count++] = high;
  }

  take() {
    const bytes = Buffer.from(this.halves.buffer, 0, this.count * 4);
    this.count = 0;
    return { dictionary: null, bytes };
  }
}

class Booleans implements Values {
  private readonly bits = Buffer.alloc(GROUP_ROWS / 8);
  private count = 0;

  add(value: unknown): void {
    if (value) this.bits[this.count >>> 3]! |= 1 << (this.count & 7);
    this.count += 1;
  }

  take() {
    const bytes = Buffer.from(this.bits.subarray(0, Math.ceil(this.count / 8)));
    this.bits.fill(0);
    this.count = 0;
    return { dictionary: null, bytes };
  }
}

/**
 * Texts, each different one once and its place in every row, as long as that saves anything: most columns repeat few
 * values, or those of the row above (ids of conversations). A column that does not is written out from then on.
 */
class Texts implements Values {
  private places: Map<string, number> | null = new Map();
  private chosen: number[] = [];
  private count = 0;
  private latest = '';
  private latestPlace = -1;
  /** the different ones, or all of them when there is no dictionary */
  private readonly written = new Written();

  add(value: unknown): void {
    const text = String(value);
    this.count += 1;
    if (!this.places) return this.written.add(text);
    if (text !== this.latest || this.latestPlace < 0) {
      const known = this.places.get(text);
      if (known === undefined) {
        this.latestPlace = this.places.size;
        this.places.set(text, this.latestPlace);
        this.written.add(text);
      } else this.latestPlace = known;
      this.latest = text;
    }
    this.chosen.push(this.latestPlace);
    if (this.places.size > FEWEST_TO_JUDGE && this.places.size * 2 > this.count) this.writeOut(this.places);
  }

  take() {
    const { places, chosen, count } = this;
    const written = this.written.take();
    this.count = 0;
    this.latestPlace = -1;
    if (!places || count === 0) return { dictionary: null, bytes: written };
    const width = bitsOf(places.size - 1);
    const bytes = Buffer.concat([Buffer.from([width]), packed(chosen, count, places.size - 1)]);
    const dictionary = { bytes: written, count: places.size };
    this.places = new Map();
    this.chosen = [];
    return { dictionary, bytes };
  }

  private writeOut(places: Map<string, number>): void {
    const texts = [...places.keys()];
    this.written.take();
    for (const place of this.chosen) this.written.add(texts[place]!);
    this.places = null;
    this.chosen = [];
  }
}

/** Texts in UTF-8, each behind its length. */
class Written {
  private buffer = Buffer.alloc(64 * 1024);
  private end = 0;

  add(text: string): void {
    // A UTF-16 unit takes three bytes at most; half of a pair becomes U+FFFD, as everywhere in Node.
    const most = this.end + 4 + text.length * 3;
    if (most > this.buffer.length) this.grow(most);
    const length = this.buffer.write(text, this.end + 4);
    this.buffer.writeUInt32LE(length, this.end);
    this.end += 4 + length;
  }

  /** A copy, because the buffer is written over. */
  take(): Buffer {
    const bytes = Buffer.from(this.buffer.subarray(0, this.end));
    this.end = 0;
    return bytes;
  }

  private grow(least: number): void {
    const larger = Buffer.alloc(Math.max(least, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.end);
    this.buffer = larger;
  }
}

/** Days since 1970 of "2025-03-04". One day stands in many rows, one after the other. */
function dayOf(): (value: unknown) => number {
  let latest: unknown;
  let day = 0;
  return (value) => {
    if (value !== latest) {
      latest = value;
      day = Math.floor(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS);
    }
    return day;
  };
}
