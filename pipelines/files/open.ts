/**
 * From what a person named (files, folders) to files that can be read as text, as often as needed, without holding
 * them in memory. What cannot be an export is refused here, in words.
 */
import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RefusedExport, type ExportFile } from '../records';
import { decode, encodingOf, type Encoding } from './decode';
import { isGzip, refusalOf, type Refusal } from './magic';

const HEAD = 256 * 1024;
/** All heads together stay below this, so that a folder of ten thousand small files fits into memory. */
const ALL_HEADS = 64 * 1024 * 1024;
const BLOCK = 1024 * 1024;

/**
 * Opens the files of an export. Folders are walked in stable order, hidden files left out; a path named twice counts once.
 * @throws RefusedExport when a named path is missing, empty or no text; inside a folder such a file is only marked unusable
 */
export async function openExport(paths: string[]): Promise<ExportFile[]> {
  const found = await findFiles(paths);
  const headLength = Math.max(8 * 1024, Math.min(HEAD, Math.floor(ALL_HEADS / Math.max(1, found.length))));
  const files: ExportFile[] = [];
  for (const { name, isNamed } of found) {
    const { file, refusal } = await openFile(name, headLength);
    if (refusal && isNamed) throw new RefusedExport(name, refusal.problem, refusal.nextStep);
    files.push(refusal ? { ...file, unusable: refusal } : file);
  }
  return files;
}

async function findFiles(paths: string[]): Promise<{ name: string; isNamed: boolean }[]> {
  const found: { name: string; isNamed: boolean }[] = [];
  const seen = new Set<string>();
  const visit = async (name: string, isNamed: boolean): Promise<void> => {
    const target = await realpath(name).catch(async (error: NodeJS.ErrnoException) => {
      // The path of a pipe that the shell made leads nowhere, although it can be opened.
      throw (await stat(name).catch(() => null)) ? notAFile(name) : unreadable(name, error);
    });
    if (seen.has(target)) return;
    seen.add(target);
    const information = await stat(target);
    if (information.isFile()) found.push({ name, isNamed });
    else if (isNamed && !information.isDirectory()) throw notAFile(name);
    if (!information.isDirectory()) return;
    const before = found.length;
    const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(name, error);
    });
    for (const entry of entries.sort()) {
      if (entry.startsWith('.') || entry === '__MACOSX') continue;
      await visit(path.join(name, entry), false);
    }
    if (isNamed && found.length === before)
      throw new RefusedExport(name, 'is a folder without files.', 'Name the folder that holds the unpacked export.');
  };
  for (const name of paths) await visit(name, true);
  return found;
}

function notAFile(name: string): RefusedExport {
  return new RefusedExport(
    name,
    'is a pipe or a device, and an export is read more than once.',
    'Save it as a file and name that.',
  );
}

function unreadable(name: string, error: NodeJS.ErrnoException): RefusedExport {
  if (error.code === 'ENOENT') return new RefusedExport(name, 'does not exist.', 'Check the path.');
  if (error.code === 'EACCES')
    return new RefusedExport(name, 'may not be read by this user.', 'Change its permissions or copy it.');
  return new RefusedExport(
    name,
    `cannot be read (${error.code ?? error.message}).`,
    'Check the disk or copy the file.',
  );
}

async function openFile(name: string, headLength: number): Promise<{ file: ExportFile; refusal: Refusal | null }> {
  try {
    const { size } = await stat(name);
    const isPacked = isGzip(await firstBytes(readBytes(name, false), 2));
    const start = await firstBytes(readBytes(name, isPacked), headLength);
    const encoding = encodingOf(start);
    const file: ExportFile = {
      name,
      path: path.resolve(name),
      text: (onBytes) =>
        decode(readBytes(name, isPacked, onBytes), encoding ?? 'utf-8', (places) => {
          file.damagedPlaces = (file.damagedPlaces ?? 0) + places;
        }),
      head: encoding === null ? '' : await decodeAll(start, encoding),
      middle: encoding === null || isPacked ? '' : await middleOf(name, size, headLength, encoding),
      encoding: encoding ?? 'binary',
      bytes: size,
    };
    if (start.length > 0 && encoding !== null && file.head.trim() !== '') {
      return { file, refusal: refusalOf(start) };
    }
    if (start.length === 0 || encoding !== null)
      return {
        file,
        refusal: { problem: 'is empty.', nextStep: 'Export again; the download may have been cut short.' },
      };
    const binary = { problem: 'is no text file.', nextStep: 'Name the JSON or CSV file of the export.' };
    return { file, refusal: refusalOf(start) ?? binary };
  } catch (error) {
    throw error instanceof RefusedExport ? error : unreadable(name, error as NodeJS.ErrnoException);
  }
}

/** The bytes of a file, inflated when packed. A damaged .gz ends in a sentence, not in a stack. */
async function* readBytes(name: string, isPacked: boolean, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(name, { highWaterMark: BLOCK });
  const counted = async function* (): AsyncGenerator<Buffer> {
    let read = 0;
    for await (const block of source) {
      read += block.length;
      onBytes?.(read);
      yield block;
    }
  };
  if (!isPacked) {
    yield* counted();
    return;
  }
  const inflated = createGunzip({ chunkSize: BLOCK / 4 });
  pipeline(Readable.from(counted()), inflated, () => undefined);
  try {
    for await (const block of inflated) yield block as Buffer;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    const what = message.includes('unexpected end') ? 'is a .gz file that ends too early' : 'is a damaged .gz file';
    throw new RefusedExport(name, `${what} (${message}).`, 'Download it again, or test it with gzip -t.');
  }
}

async function firstBytes(bytes: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
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

async function decodeAll(bytes: Buffer, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const part of decode(Readable.from([bytes]), encoding)) text += part;
  return text;
}

/** A sample from the middle of a plain file: exports put users after tickets. */
async function middleOf(name: string, size: number, length: number, encoding: Encoding): Promise<string> {
  if (size < 2 * length) return '';
  const handle = await open(name);
  try {
    const middle = Math.floor(size / 4) * 2; // even, so that UTF-16 stays in step
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, middle);
    const text = await decodeAll(buffer.subarray(0, bytesRead), encoding);
    return text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}
