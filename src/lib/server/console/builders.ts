/**
 * Columns of Arrow built from vectors of DuckDB. Fixed widths are copied as they lie; texts that repeat become a
 * dictionary that grows from batch to batch. The library has no Arrow output; vectors.ts reads what it needs inside
 * them, and tests/server/console/arrow.test.ts compares every type.
 *
 * BIGINT and HUGEINT (counts, sums) are Int64, so that nothing is rounded; a HUGEINT beyond it ends the query with what
 * to do. DECIMAL is Float64: 15 digits are right, cast to varchar for all. Intervals, times of day, structures and
 * whatever else has no plain counterpart are text.
 */
import {
  DuckDBListType,
  DuckDBTypeId,
  type DuckDBListVector,
  type DuckDBType,
  type DuckDBVector,
} from '@duckdb/node-api';
import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  List,
  makeData,
  makeVector,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  Vector,
  type Data,
  type DataType,
} from 'apache-arrow';
import { Bits, Bytes, Values, type Numbers } from './growing';
import { plainOf } from './values';
import { inside, textReader, validIn } from './vectors';

export interface ColumnBuilder {
  readonly type: DataType;
  append(vector: DuckDBVector, from: number, to: number): void;
  /** What was appended since the last time. */
  finish(): Data;
}

/** @param sample the first values of the column, which decide whether a dictionary helps */
export function columnBuilder(type: DuckDBType, sample?: DuckDBVector): ColumnBuilder {
  const fixed = FIXED[type.typeId];
  if (fixed) return new FixedBuilder(fixed.type(), new Values(fixed.array));
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return new BoolBuilder();
    case DuckDBTypeId.HUGEINT:
      return new ConvertedBuilder(new Int64(), new Values(BigInt64Array), inInt64);
    case DuckDBTypeId.DECIMAL:
      return new ConvertedBuilder(
        new Float64(),
        new Values(Float64Array),
        (value) => plainOf(value as never) as number,
      );
    case DuckDBTypeId.LIST:
      return new ListBuilder(columnBuilder((type as DuckDBListType).valueType));
    default:
      return sample && repeats(sample) ? new DictionaryBuilder() : new TextBuilder();
  }
}

/** Types whose values lie in memory as Arrow wants them. */
const FIXED: Partial<Record<number, { type: () => DataType; array: new (length: number) => Numbers }>> = {
  [DuckDBTypeId.TINYINT]: { type: () => new Int8(), array: Int8Array },
  [DuckDBTypeId.SMALLINT]: { type: () => new Int16(), array: Int16Array },
  [DuckDBTypeId.INTEGER]: { type: () => new Int32(), array: Int32Array },
  [DuckDBTypeId.BIGINT]: { type: () => new Int64(), array: BigInt64Array },
  [DuckDBTypeId.UTINYINT]: { type: () => new Uint8(), array: Uint8Array },
  [DuckDBTypeId.USMALLINT]: { type: () => new Uint16(), array: Uint16Array },
  [DuckDBTypeId.UINTEGER]: { type: () => new Uint32(), array: Uint32Array },
  [DuckDBTypeId.UBIGINT]: { type: () => new Uint64(), array: BigUint64Array },
  [DuckDBTypeId.FLOAT]: { type: () => new Float32(), array: Float32Array },
  [DuckDBTypeId.DOUBLE]: { type: () => new Float64(), array: Float64Array },
  [DuckDBTypeId.DATE]: { type: () => new DateDay(), array: Int32Array },
  [DuckDBTypeId.TIMESTAMP]: { type: () => new TimestampMicrosecond(), array: BigInt64Array },
  [DuckDBTypeId.TIMESTAMP_TZ]: { type: () => new TimestampMicrosecond('UTC'), array: BigInt64Array },
  [DuckDBTypeId.TIMESTAMP_S]: { type: () => new TimestampSecond(), array: BigInt64Array },
  [DuckDBTypeId.TIMESTAMP_MS]: { type: () => new TimestampMillisecond(), array: BigInt64Array },
  [DuckDBTypeId.TIMESTAMP_NS]: { type: () => new TimestampNanosecond(), array: BigInt64Array },
};

class FixedBuilder implements ColumnBuilder {
  readonly #valid = new Bits();
  constructor(
    readonly type: DataType,
    private readonly values: Values,
  ) {}

  append(vector: DuckDBVector, from: number, to: number): void {
    const { items, validity } = inside(vector);
    this.values.copy(items, from, to);
    this.#valid.copyValidity(validity.data, validity.offset + from, to - from);
  }

  finish(): Data {
    return dataOf(this.type, this.#valid, { data: this.values.take() });
  }
}

class ConvertedBuilder implements ColumnBuilder {
  readonly #valid = new Bits();
  constructor(
    readonly type: DataType,
    private readonly values: Values,
    private readonly convert: (value: unknown) => number | bigint,
  ) {}

  append(vector: DuckDBVector, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const value = vector.getItem(row);
      this.#valid.push(value !== null);
      this.values.push(value === null ? null : this.convert(value));
    }
  }

  finish(): Data {
    return dataOf(this.type, this.#valid, { data: this.values.take() });
  }
}

class BoolBuilder implements ColumnBuilder {
  readonly type = new Bool();
  readonly #valid = new Bits();
  readonly #values = new Bits();

  append(vector: DuckDBVector, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const value = vector.getItem(row);
      this.#valid.push(value !== null);
      this.#values.push(value === true);
    }
  }

  finish(): Data {
    return dataOf(this.type, this.#valid, { data: this.#values.take().bits });
  }
}

/** Texts one after the other, with where each ends. */
class TextBuilder implements ColumnBuilder {
  readonly type = new Utf8();
  readonly #valid = new Bits();
  readonly #ends = new Values(Int32Array, [0]);
  readonly #bytes = new Bytes();

  append(vector: DuckDBVector, from: number, to: number): void {
    const textAt = textReader(vector);
    for (let row = from; row < to; row++) this.push(textAt(row));
  }

  push(text: string | null): void {
    this.#valid.push(text !== null);
    if (text !== null) this.#bytes.write(text);
    this.#ends.push(this.#bytes.length);
  }

  finish(): Data {
    return dataOf(this.type, this.#valid, { valueOffsets: this.#ends.take(), data: this.#bytes.take() });
  }
}

/** Each different text once, and a number for each row; new texts follow as a delta. */
class DictionaryBuilder implements ColumnBuilder {
  readonly type = new Dictionary(new Utf8(), new Int32());
  readonly #valid = new Bits();
  readonly #numbers = new Values(Int32Array);
  readonly #known = new Map<string, number>();
  #fresh = new TextBuilder();
  #freshCount = 0;
  #dictionary: Vector<Utf8> | null = null;

  append(vector: DuckDBVector, from: number, to: number): void {
    const textAt = textReader(vector);
    for (let row = from; row < to; row++) {
      const text = textAt(row);
      this.#valid.push(text !== null);
      this.#numbers.push(text === null ? null : this.#numberOf(text));
    }
  }

  #numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.#known.size;
    this.#known.set(text, number);
    this.#fresh.push(text);
    this.#freshCount += 1;
    return number;
  }

  finish(): Data {
    if (this.#freshCount > 0 || !this.#dictionary) {
      const added = this.#fresh.finish() as Data<Utf8>;
      this.#dictionary = this.#dictionary ? new Vector([...this.#dictionary.data, added]) : makeVector(added);
      this.#fresh = new TextBuilder();
      this.#freshCount = 0;
    }
    return dataOf(this.type, this.#valid, { data: this.#numbers.take(), dictionary: this.#dictionary });
  }
}

class ListBuilder implements ColumnBuilder {
  readonly type: List;
  readonly #valid = new Bits();
  readonly #ends = new Values(Int32Array, [0]);
  #length = 0;

  constructor(private readonly items: ColumnBuilder) {
    this.type = new List(new Field('item', items.type, true));
  }

  append(vector: DuckDBVector, from: number, to: number): void {
    const list = vector as DuckDBListVector;
    const isValid = validIn(inside(vector).validity);
    for (let row = from; row < to; row++) {
      this.#valid.push(isValid(row));
      if (isValid(row)) {
        const offset = list.getEntryOffset(row);
        const length = list.getEntryLength(row);
        this.items.append(list.childVector, offset, offset + length);
        this.#length += length;
      }
      this.#ends.push(this.#length);
    }
  }

  finish(): Data {
    this.#length = 0;
    return dataOf(this.type, this.#valid, { valueOffsets: this.#ends.take(), child: this.items.finish() });
  }
}

function dataOf(type: DataType, valid: Bits, parts: Record<string, unknown>): Data {
  const { bits, length, unset } = valid.take();
  const nullBitmap = unset > 0 ? bits : null;
  return makeData({ type, length, nullCount: unset, nullBitmap, ...parts } as unknown as Parameters<
    typeof makeData
  >[0]);
}

/** A dictionary is worth its map when a text comes back four times on average. */
function repeats(sample: DuckDBVector): boolean {
  const texts = new Set<unknown>();
  for (let row = 0; row < sample.itemCount; row++) texts.add(sample.getItem(row));
  return sample.itemCount >= 64 && texts.size * 4 <= sample.itemCount && typeof sample.getItem(0) !== 'object';
}

function inInt64(value: unknown): bigint {
  const whole = value as bigint;
  if (BigInt.asIntN(64, whole) === whole) return whole;
  throw new RangeError(
    `${whole} is too large for a column of 64 bits. Cast it to double, or to varchar to keep all digits.`,
  );
}
