/** Bytes that can be read from the beginning as often as needed, on disk or inside something packed. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, type Gunzip, type InflateRaw } from 'node:zlib';
import { RefusedExport } from '../records';
import { guarded } from './guard';

export const BLOCK = 1024 * 1024;

export interface Source {
  /** as people see it: "archive.zip/Tickets0.json" */
  name: string;
  /** the file on disk that holds it */
  path: string;
  /** its place inside that file; undefined for the file itself */
  entry?: string;
  /** bytes on disk */
  size: number;
  /** @param onBytes told how many of the bytes on disk have been read so far */
  read(onBytes?: (bytes: number) => void): AsyncGenerator<Buffer>;
  /** Reads at any place; only what lies unpacked on disk can. */
  readAt?(position: number, length: number): Promise<Buffer>;
}

export function sourceOfFile(name: string, path: string, size: number): Source {
  return {
    name,
    path,
    size,
    read: (onBytes) => counted(createReadStream(path, { highWaterMark: BLOCK }), onBytes),
    async readAt(position, length) {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

/** What a .gz holds. */
export function gunzipped(source: Source): Source {
  return {
    ...source,
    read: (onBytes) => inflate(source.name, source.read(onBytes), createGunzip({ chunkSize: BLOCK / 4 }), '.gz file'),
    readAt: undefined,
  };
}

/**
 * Inflates, within the limits of guard.ts.
 * @param what the kind of file, for a person: a damaged one ends in a sentence, not in a stack
 */
export async function* inflate(
  name: string,
  packed: AsyncIterable<Buffer>,
  inflater: Gunzip | InflateRaw,
  what: string,
): AsyncGenerator<Buffer> {
  pipeline(Readable.from(packed), inflater, () => undefined);
  try {
    yield* guarded(name, inflater as AsyncIterable<Buffer>, () => inflater.bytesWritten);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    const problem = message.includes('unexpected end') ? `is a ${what} that ends too early` : `is a damaged ${what}`;
    const test = what === '.gz file' ? 'gzip -t' : 'unzip -t';
    throw new RefusedExport(name, `${problem} (${message}).`, `Download it again, or test it with ${test}.`);
  }
}

export async function* counted(
  blocks: AsyncIterable<Buffer>,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const block of blocks) {
    read += block.length;
    onBytes?.(read);
    yield block;
  }
}

/** The first bytes of a stream, at most `length`. */
export async function firstBytes(bytes: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let total = 0;
  for await (const block of bytes) {
    blocks.push(block);
    total += block.length;
    if (total >= length) break;
  }
  // A copy, so that a short head does not keep its whole block alive.
  return Buffer.from(Buffer.concat(blocks).subarray(0, length));
}
