/**
 * The entries of a zip archive as files that are read where they lie: nothing is ever unpacked to disk, so that no name
 * inside an archive can lead anywhere. Names are only shown. The table of contents is not believed: sizes and checksums
 * are checked while an entry is read.
 */
import { createReadStream } from 'node:fs';
import { createInflateRaw, crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { RefusedExport } from '../records';
import { isBomb, MOST_BYTES, MOST_ENTRIES, MOST_INSIDE, MOST_RATIO, tooMuch } from './guard';
import type { Refusal } from './magic';
import { BLOCK, counted, firstBytes, inflate, type Source } from './source';

export interface ArchiveEntry {
  source: Source;
  /** how large it says that it is */
  unpackedBytes: number;
  /** why it cannot be read; its source must not be */
  refusal: Refusal | null;
}

const OPTIONS = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: false } as const;
const LOCAL_HEADER = 30;
const LONGEST_NAME = 200;
const UNIX_LINK = 0o120000;
const UNIX_KIND = 0o170000;

/**
 * Lists an archive. Folders and what systems add (.DS_Store, __MACOSX) are left out.
 * @param room how many entries are still allowed
 * @throws RefusedExport when it is damaged, has too many entries, or its entries share their bytes
 */
export async function listArchive(archive: Source, room = MOST_ENTRIES): Promise<ArchiveEntry[]> {
  const held = archive.readAt ? null : await inMemory(archive);
  const entries = await entriesOf(archive, held, room);
  refuseOverlaps(archive.name, entries);
  const names = new Set<string>();
  const listed: ArchiveEntry[] = [];
  for (const entry of entries) {
    const name = uniqueName(safeEntryName(rawName(entry)), names);
    listed.push({
      source: sourceOf(archive, entry, name),
      unpackedBytes: entry.uncompressedSize,
      refusal: refusalOf(entry),
    });
  }
  return listed;
}

async function entriesOf(archive: Source, held: Buffer | null, room: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let stated = 0;
  let zip: ZipFile | null = null;
  try {
    zip = held ? await fromBufferPromise(held, OPTIONS) : await openPromise(archive.path, OPTIONS);
    if (zip.entryCount > room) throw tooMany(archive.name, room);
    for await (const entry of zip.eachEntry()) {
      if (isIgnored(rawName(entry))) continue;
      entries.push(entry);
      stated += entry.uncompressedSize;
    }
  } catch (error) {
    if (error instanceof RefusedExport || (error as NodeJS.ErrnoException).code) throw error;
    throw new RefusedExport(
      archive.name,
      `is a damaged ZIP archive (${(error as Error).message}).`,
      'Download it again, or test it with unzip -t.',
    );
  } finally {
    zip?.close();
  }
  if (stated > MOST_BYTES) throw tooMuch(archive.name, `more than ${MOST_BYTES / 1024 ** 3} GB`);
  return entries;
}

function tooMany(name: string, room: number): RefusedExport {
  return new RefusedExport(
    name,
    `holds more than ${room.toLocaleString('en')} files, the most that an archive may have.`,
    'Unpack it and import the folder, which may hold any number.',
  );
}

/** Entries that share bytes are how a small archive becomes petabytes (Fifield 2019, A better zip bomb). */
function refuseOverlaps(name: string, entries: Entry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end)
      throw new RefusedExport(
        name,
        'is no sound ZIP archive: its entries lie over each other, as in files made to fill a disk.',
        'Download it again, or unpack it yourself and import what is in it.',
      );
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
  }
}

function refusalOf(entry: Entry): Refusal | null {
  if (entry.isEncrypted())
    return {
      problem: 'is encrypted.',
      nextStep: 'Unpack the archive with its password and import the folder.',
    };
  if (((entry.externalFileAttributes >>> 16) & UNIX_KIND) === UNIX_LINK)
    return { problem: 'is a link to another file, and links are not followed.', nextStep: 'Import that file itself.' };
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return {
      problem: `is compressed in a way (method ${entry.compressionMethod}) that cannot be read.`,
      nextStep: 'Unpack the archive and import the folder.',
    };
  if (entry.uncompressedSize > MOST_BYTES || isBomb(entry.uncompressedSize, entry.compressedSize))
    return {
      problem: `says that it unpacks to more than ${MOST_RATIO} times its size, as files made to fill a disk do.`,
      nextStep: 'If it is an export all the same, unpack it yourself and import it.',
    };
  return null;
}

function sourceOf(archive: Source, entry: Entry, name: string): Source {
  const shown = `${archive.name}/${name}`;
  return {
    name: shown,
    path: archive.path,
    entry: archive.entry === undefined ? name : `${archive.entry}/${name}`,
    size: entry.compressedSize,
    async *read(onBytes) {
      const header = await firstBytes(slice(archive, entry.relativeOffsetOfLocalHeader, LOCAL_HEADER), LOCAL_HEADER);
      if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50) throw damaged(shown);
      const start =
        entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
      const packed = counted(slice(archive, start, entry.compressedSize), onBytes);
      const blocks =
        entry.compressionMethod === 0
          ? packed
          : inflate(shown, packed, createInflateRaw({ chunkSize: BLOCK / 4 }), 'part of a ZIP archive');
      let size = 0;
      let checksum = 0;
      for await (const block of blocks) {
        size += block.length;
        checksum = crc32(block, checksum);
        if (size > entry.uncompressedSize) throw damaged(shown);
        yield block;
      }
      if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged(shown);
    },
  };
}

function damaged(name: string): RefusedExport {
  return new RefusedExport(
    name,
    'is damaged: it does not hold what the table of contents of its archive says (size or checksum).',
    'Download the archive again, or test it with unzip -t.',
  );
}

async function* slice(archive: Source, start: number, length: number): AsyncGenerator<Buffer> {
  if (length === 0) return;
  if (archive.readAt) {
    yield* createReadStream(archive.path, { start, end: start + length - 1, highWaterMark: BLOCK });
    return;
  }
  const bytes = await inMemory(archive);
  for (let at = start; at < Math.min(start + length, bytes.length); at += BLOCK)
    yield bytes.subarray(at, Math.min(at + BLOCK, start + length));
}

/** Only the last one is held: the entries of one archive are read one after the other. */
let last: { source: Source; bytes: Buffer } | null = null;

/**
 * All bytes of an archive or workbook that lies inside something packed.
 * @throws RefusedExport when it is larger than MOST_INSIDE
 */
export async function inMemory(source: Source): Promise<Buffer> {
  if (last?.source === source) return last.bytes;
  last = null;
  const bytes = await firstBytes(source.read(), MOST_INSIDE + 1);
  if (bytes.length > MOST_INSIDE)
    throw new RefusedExport(
      source.name,
      `is larger than ${MOST_INSIDE / 1024 ** 2} MB, too large to be read inside of something packed.`,
      'Unpack what is around it and import the folder.',
    );
  last = { source, bytes };
  return bytes;
}

function rawName(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function isIgnored(name: string): boolean {
  if (name.endsWith('/')) return true;
  const parts = name.split('/').filter((part) => part !== '.' && part !== '..');
  return parts.some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** A name for people: without drives, leading slashes, "..", and characters that nobody sees or that turn text around. */
export function safeEntryName(name: string): string {
  const parts = name
    .split(/[\\/]+/)
    .map((part) => part.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.join('/').slice(-LONGEST_NAME) || 'file';
}

/** Two entries may bear the same name; problems are told by name. */
function uniqueName(name: string, names: Set<string>): string {
  let unique = name;
  for (let number = 2; names.has(unique); number++) unique = `${name} (${number})`;
  names.add(unique);
  return unique;
}
