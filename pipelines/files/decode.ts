/**
 * Bytes to text: BOM, UTF-16 in both orders, UTF-8, else Windows-1252 (what Excel writes in western Europe).
 * A character cut by a chunk border is held back until its other half arrives.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Told when bytes fit no encoding and were replaced by U+FFFD. */
export type OnDamage = (places: number) => void;

/**
 * The encoding of a file, from its first bytes.
 * @returns null when the bytes are no text at all
 */
export function encodingOf(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  if (sample.includes(0)) return utf16Without(sample) ?? (isTextWithStrayZeros(sample) ? 'utf-8' : null);
  return isMostlyUtf8(head.subarray(0, completeLength(head))) ? 'utf-8' : 'windows-1252';
}

/** UTF-16 without a byte order mark: in European text every second byte is zero. */
function utf16Without(sample: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index++) if (sample[index] === 0) zeros[index % 2]!++;
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return 'utf-16le';
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return 'utf-16be';
  return null;
}

/** Text into which a zero slipped here and there: no other control characters, and a zero in a hundred at most. */
function isTextWithStrayZeros(sample: Buffer): boolean {
  let zeros = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32)) return false;
  }
  return zeros <= sample.length / 100;
}

/**
 * Decodes a stream of bytes. Zeros are no text: each becomes U+FFFD and is counted as damage. A file that began as plain ASCII and later shows bytes that are not UTF-8 is read as
 * Windows-1252 from there; one that was UTF-8 before keeps being UTF-8, and its damaged places are counted.
 */
export async function* decode(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  onDamage?: OnDamage,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? new Utf8OrWindows(onDamage) : new Streamed(encoding);
  let isFirst = true;
  for await (const block of bytes) {
    let text = decoder.write(block);
    if (text === '') continue;
    if (isFirst && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    isFirst = false;
    if (text !== '') yield withoutZeros(text, onDamage);
  }
  const rest = decoder.end();
  if (rest !== '') yield withoutZeros(rest, onDamage);
}

function withoutZeros(text: string, onDamage?: OnDamage): string {
  if (!text.includes('\0')) return text;
  onDamage?.(text.split('\0').length - 1);
  return text.replaceAll('\0', '\uFFFD');
}

class Streamed {
  private readonly decoder: TextDecoder;
  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }
  write(block: Buffer): string {
    return this.decoder.decode(block, { stream: true });
  }
  end(): string {
    return this.decoder.decode();
  }
}

class Utf8OrWindows {
  private held: Buffer = Buffer.alloc(0);
  private isSettled = false;
  private windows: Streamed | null = null;

  constructor(private readonly onDamage?: OnDamage) {}

  write(block: Buffer): string {
    if (this.windows) return this.windows.write(block);
    const joined = this.held.length > 0 ? Buffer.concat([this.held, block]) : block;
    const end = completeLength(joined);
    this.held = Buffer.from(joined.subarray(end));
    return this.settle(joined.subarray(0, end));
  }

  end(): string {
    const rest = this.held;
    this.held = Buffer.alloc(0);
    return rest.length > 0 ? this.settle(rest) : (this.windows?.end() ?? '');
  }

  private settle(block: Buffer): string {
    if (isUtf8(block)) {
      this.isSettled ||= !isAscii(block);
      return block.toString('utf8');
    }
    if (!this.isSettled && !isMostlyUtf8(block)) {
      this.windows = new Streamed('windows-1252');
      const held = this.held;
      this.held = Buffer.alloc(0);
      return this.windows.write(block) + this.windows.write(held);
    }
    this.isSettled = true;
    const text = block.toString('utf8');
    this.onDamage?.(text.split('\uFFFD').length - 1);
    return text;
  }
}

/** Valid UTF-8, or UTF-8 in which fewer characters are damaged than are whole. */
function isMostlyUtf8(block: Buffer): boolean {
  if (isUtf8(block)) return true;
  let whole = 0;
  let damaged = 0;
  for (const character of block.toString('utf8')) {
    if (character === '\uFFFD') damaged++;
    else if (character > '\u007f') whole++;
  }
  return whole > damaged;
}

/** How much of a block ends on a whole UTF-8 character; up to three bytes are left for the next block. */
function completeLength(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? block.length - back : block.length;
  }
  return block.length;
}
