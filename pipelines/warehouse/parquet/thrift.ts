/**
 * Thrift's compact protocol, as far as the headers and the footer of a Parquet file need it
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
 */
const INTEGER = { i32: 5, i64: 6 } as const;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
const STOP = 0;
/** A list of more says its length in bytes of its own. */
const SHORT_LIST = 14;

export interface Thrift {
  type: number;
  bytes: number[];
}

/** @param value not negative, at most 2^52 */
export function i32(value: number): Thrift {
  return { type: INTEGER.i32, bytes: varint(value * 2) };
}

/** @param value not negative, at most 2^52 */
export function i64(value: number): Thrift {
  return { type: INTEGER.i64, bytes: varint(value * 2) };
}

export function text(value: string): Thrift {
  const bytes = [...Buffer.from(value)];
  return { type: BINARY, bytes: [...varint(bytes.length), ...bytes] };
}

/** @param values all of one type; at least one */
export function list(values: readonly Thrift[]): Thrift {
  const type = values[0]?.type ?? STRUCT;
  const isShort = values.length <= SHORT_LIST;
  const head = isShort ? [(values.length << 4) | type] : [0xf0 | type, ...varint(values.length)];
  return { type: LIST, bytes: values.reduce((all, { bytes }) => all.concat(bytes), head) };
}

/** @param fields by their ids, which lie less than 16 apart; those without a value are left out */
export function struct(fields: Record<number, Thrift | undefined>): Thrift {
  let last = 0;
  let bytes: number[] = [];
  for (const [key, value] of Object.entries(fields)) {
    if (!value) continue;
    bytes = bytes.concat(((Number(key) - last) << 4) | value.type, value.bytes);
    last = Number(key);
  }
  return { type: STRUCT, bytes: [...bytes, STOP] };
}

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}
