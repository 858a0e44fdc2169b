/** Files dropped on the page: streamed to <data>/uploads/<random>/<name>, nothing held in memory, nothing left half. */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { BadRequest } from '../http/errors';
import { dataFolder } from '../workspace/workspace';

export interface Upload {
  /** "<random>/<name>": how later requests name this file */
  upload: string;
  name: string;
  bytes: number;
}

const LONGEST_NAME = 120;
const KEPT_HOURS = 24;
/** Gigabytes of one upload: an account export of several million messages stays below. */
const MOST_GIGABYTES = 8;

/**
 * A file name without folders, control characters, or a leading dot or dash; never empty.
 * Format detection reads content, so that losing a strange character loses nothing.
 */
export function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).normalize('NFC');
  const plain = last
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[.\s-]+/, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,8}(\.gz)?$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return `${stem.slice(0, LONGEST_NAME - ending.length) || 'export'}${ending}`;
}

/**
 * Takes a body in. When it breaks off, its part file and folder are gone again and the error goes on.
 * @throws BadRequest 413 as soon as it is larger than UNDERTONE_UPLOAD_GB (8)
 */
export async function receive(body: WebStream<Uint8Array>, name: string, folder = dataFolder()): Promise<Upload> {
  await forgetOld(folder);
  const id = randomBytes(9).toString('base64url').replace(/^-/, '0');
  const place = join(folder, 'uploads', id);
  const file = safeName(name);
  await mkdir(place, { recursive: true });
  try {
    const part = join(place, `${file}.part`);
    await pipeline(Readable.fromWeb(body), atMost(uploadLimit()), createWriteStream(part, { flags: 'wx' }));
    await rename(part, join(place, file));
    // One whose import fails or is never started holds people's words unredacted: it does not wait for the next upload.
    setTimeout(() => void forgetOld(folder), KEPT_HOURS * 3_600_000 + 60_000).unref();
    return { upload: `${id}/${file}`, name: file, bytes: (await stat(join(place, file))).size };
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  }
}

/** Gigabytes that an upload may have. A value that is no number above 0 is not taken. */
export function uploadLimit(): number {
  const set = Number(process.env.UNDERTONE_UPLOAD_GB);
  return set > 0 && Number.isFinite(set) ? set : MOST_GIGABYTES;
}

function atMost(gigabytes: number) {
  return async function* (blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const block of blocks) {
      bytes += block.length;
      if (bytes > gigabytes * 1024 ** 3)
        throw new BadRequest(
          `This file is larger than ${gigabytes} GB, the most that the page takes. Import it with "undertone import FILE", ` +
            'which has no such limit, or start the server with a larger UNDERTONE_UPLOAD_GB.',
          413,
        );
      yield block;
    }
  };
}

/** The path of an upload. @throws BadRequest when the name leads anywhere else or the file is gone */
export async function uploadPath(upload: unknown, folder = dataFolder()): Promise<string> {
  const match = typeof upload === 'string' ? /^([A-Za-z0-9_-]{8,24})\/([^/\\]+)$/.exec(upload) : null;
  const [, id, name] = match ?? [];
  if (!id || !name || name !== safeName(name)) {
    throw new BadRequest(
      `"${String(upload).slice(0, 80)}" is no upload; expected what PUT /api/uploads/NAME answered.`,
    );
  }
  const path = join(folder, 'uploads', id, name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new BadRequest(`The upload ${name} is not there any more. Choose the file again.`, 404);
  return path;
}

/** Keeps a mapping that was settled on the page beside its upload, for the import command to read. */
export async function keepMapping(uploadedPath: string, mapping: unknown): Promise<string> {
  const path = join(uploadedPath, '..', 'mapping.json');
  await writeFile(path, JSON.stringify(mapping));
  return path;
}

/** Removes uploads whose import is done: their conversations are in the warehouse, a second copy helps nobody. */
export async function forgetUploads(paths: string[], folder = dataFolder()): Promise<void> {
  for (const path of paths) {
    const place = join(path, '..');
    if (basename(join(place, '..')) === 'uploads' && place.startsWith(folder)) {
      await rm(place, { recursive: true, force: true });
    }
  }
}

/** Uploads that were never imported go after a day. */
async function forgetOld(folder: string): Promise<void> {
  const uploads = join(folder, 'uploads');
  for (const id of await readdir(uploads).catch(() => [])) {
    const { mtimeMs } = (await stat(join(uploads, id)).catch(() => null)) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > KEPT_HOURS * 3_600_000) await rm(join(uploads, id), { recursive: true, force: true });
  }
}
