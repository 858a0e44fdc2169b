/**
 * From what a person named (files, folders, archives, workbooks) to files that can be read as text, as often as needed,
 * without holding them in memory or unpacking them to disk. What cannot be an export is refused here, in words.
 */
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { RefusedExport, type ExportFile } from '../records';
import { listArchive } from './archive';
import { decode, encodingOf, type Encoding } from './decode';
import { MOST_ENTRIES } from './guard';
import { isGzip, isZip, refusalOf, type Refusal } from './magic';
import { firstBytes, gunzipped, sourceOfFile, type Source } from './source';
import { officeKind, sheetsOf } from './workbook';

const HEAD = 256 * 1024;
/** All heads together stay below this, so that a folder of ten thousand small files fits into memory. */
const ALL_HEADS = 64 * 1024 * 1024;
const EMPTY_ARCHIVE = { problem: 'is an archive without files.', nextStep: 'Export again.' };

/**
 * Opens the files of an export. Folders are walked in stable order, hidden files left out; a path named twice counts once.
 * @throws RefusedExport when a named path is missing, empty or no text; inside a folder such a file is only marked unusable
 */
export async function openExport(paths: string[]): Promise<ExportFile[]> {
  const found: Found[] = [];
  for (const { name, isNamed } of await findFiles(paths)) {
    const source = sourceOfFile(name, path.resolve(name), (await stat(name)).size);
    found.push(...(await unpacked({ source, isNamed, refusal: null })));
  }
  const headLength = Math.max(8 * 1024, Math.min(HEAD, Math.floor(ALL_HEADS / Math.max(1, found.length))));
  const files: ExportFile[] = [];
  for (const { source, isNamed, refusal: known } of found) {
    const { file, refusal } = known ? { file: closed(source), refusal: known } : await openFile(source, headLength);
    if (refusal && isNamed) throw new RefusedExport(source.name, refusal.problem, refusal.nextStep);
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

/** What a named path leads to: files, those inside archives and workbooks too. */
interface Found {
  source: Source;
  /** named by a person, and not found inside a folder or archive */
  isNamed: boolean;
  refusal: Refusal | null;
}

/**
 * What a file holds: itself, or the entries of an archive, the sheets of a workbook. Archives inside an archive are
 * looked into as well, but no deeper.
 * @param depth archives that lie around it
 * @param room entries that the archive on disk may still have
 */
async function unpacked(found: Found, depth = 0, room = { entries: MOST_ENTRIES }): Promise<Found[]> {
  if (found.refusal) return [found];
  try {
    const start = await firstBytes(found.source.read(), 4);
    const source = isGzip(start) ? gunzipped(found.source) : found.source;
    const inner = isGzip(start) ? await firstBytes(source.read(), 4) : start;
    if (!isZip(inner)) return [{ ...found, source }];
    const entries = await listArchive(source, room.entries);
    const office = officeKind(source, entries);
    if (office === 'workbook')
      return (await sheetsOf(source, entries)).map((sheet) => ({ ...found, source: sheet, isNamed: false }));
    if (office !== null) return [{ ...found, refusal: office }];
    if (depth > 1) return [{ ...found, source }];
    room.entries -= entries.length;
    if (entries.length === 0) return [{ ...found, refusal: EMPTY_ARCHIVE }];
    const files: Found[] = [];
    for (const entry of entries) files.push(...(await unpacked({ ...entry, isNamed: false }, depth + 1, room)));
    return files;
  } catch (error) {
    const refused =
      error instanceof RefusedExport ? error : unreadable(found.source.name, error as NodeJS.ErrnoException);
    return [{ ...found, refusal: { problem: refused.problem, nextStep: refused.nextStep } }];
  }
}

async function openFile(source: Source, headLength: number): Promise<{ file: ExportFile; refusal: Refusal | null }> {
  try {
    const start = await firstBytes(source.read(), headLength);
    const encoding = encodingOf(start);
    const file: ExportFile = {
      name: source.name,
      path: source.path,
      ...(source.entry === undefined ? {} : { entry: source.entry }),
      text: (onBytes) =>
        decode(source.read(onBytes), encoding ?? 'utf-8', (places) => {
          file.damagedPlaces = (file.damagedPlaces ?? 0) + places;
        }),
      head: encoding === null ? '' : await decodeAll(start, encoding),
      middle: encoding === null ? '' : await middleOf(source, headLength, encoding),
      encoding: encoding ?? 'binary',
      bytes: source.size,
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
    const refused = error instanceof RefusedExport ? error : unreadable(source.name, error as NodeJS.ErrnoException);
    return { file: closed(source), refusal: { problem: refused.problem, nextStep: refused.nextStep } };
  }
}

/** A file of which only the name is told. */
function closed({ name, path: place, entry, size }: Source): ExportFile {
  return {
    name,
    path: place,
    ...(entry === undefined ? {} : { entry }),
    text: () => Readable.from([]),
    head: '',
    middle: '',
    encoding: 'binary',
    bytes: size,
  };
}

async function decodeAll(bytes: Buffer, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const part of decode(Readable.from([bytes]), encoding)) text += part;
  return text;
}

/** A sample from the middle of a plain file: exports put users after tickets. */
async function middleOf({ size, readAt }: Source, length: number, encoding: Encoding): Promise<string> {
  if (!readAt || size < 2 * length) return '';
  const middle = Math.floor(size / 4) * 2; // even, so that UTF-16 stays in step
  const text = await decodeAll(await readAt(middle, length), encoding);
  return text.slice(text.indexOf('\n') + 1);
}
