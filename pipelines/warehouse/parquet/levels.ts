/**
 * Small whole numbers in Parquet's mixture of runs and packed bits (RLE/Bit-Packing Hybrid,
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/): which values are there, and places in a dictionary.
 */
import { varint } from './thrift';

/**
 * @param count how many of the numbers count
 * @param most the largest number that may stand there; says how many bits each takes
 */
export function packed(numbers: ArrayLike<number>, count: number, most: number): Buffer {
  const width = bitsOf(most);
  return isOneRun(numbers, count) ? run(numbers[0] ?? 0, count, width) : bits(numbers, count, width);
}

/** Bits that a number needs: none for 0. */
export function bitsOf(most: number): number {
  return 32 - Math.clz32(most);
}

function isOneRun(numbers: ArrayLike<number>, count: number): boolean {
  for (let at = 1; at < count; at += 1) if (numbers[at] !== numbers[0]) return false;
  return true;
}

function run(number: number, count: number, width: number): Buffer {
  const bytes = varint(count * 2);
  for (let bit = 0; bit < width; bit += 8) bytes.push((number >>> bit) & 0xff);
  return Buffer.from(bytes);
}

/** The lowest bit first, in groups of eight numbers; the last group is filled up with zeros. */
function bits(numbers: ArrayLike<number>, count: number, width: number): Buffer {
  const groups = Math.ceil(count / 8);
  const head = varint(groups * 2 + 1);
  const buffer = Buffer.alloc(head.length + groups * width);
  buffer.set(head);
  let at = head.length;
  let held = 0;
  let holds = 0;
  for (let index = 0; index < count; index += 1) {
    held |= numbers[index]! << holds;
    holds += width;
    for (; holds >= 8; holds -= 8) {
      buffer[at++] = held & 0xff;
      held >>>= 8;
    }
  }
  if (holds > 0) buffer[at] = held;
  return buffer;
}
