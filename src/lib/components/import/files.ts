/** Files from a drop or a file dialogue, folders walked; and their way to the server, with progress. */
import { resolve } from '$app/paths';

/** What the server calls a file that it has taken in. */
export interface Upload {
  upload: string;
  name: string;
  bytes: number;
}

/** Every file under what was dropped. Hidden files (a folder's .DS_Store) are left out. */
export async function droppedFiles(items: DataTransferItemList): Promise<File[]> {
  // The list is empty after the event: take all entries first, then walk.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = await Promise.all(entries.map(filesUnder));
  return files.flat().filter((file) => !file.name.startsWith('.'));
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const entries: FileSystemEntry[] = [];
  // A reader hands out at most a hundred entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) break;
    entries.push(...some);
  }
  return (await Promise.all(entries.map(filesUnder))).flat();
}

/** Sends one file. @throws Error with the server's own words when it was refused */
export function upload(file: File, onProgress: (bytes: number) => void): Promise<Upload> {
  return new Promise((done, fail) => {
    // XMLHttpRequest, because fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open(
      'PUT',
      `${resolve('/api/uploads/[name]', { name: 'NAME' }).replace('NAME', '')}${encodeURIComponent(file.name)}`,
    );
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onerror = () => fail(new Error(`${file.name} could not be sent: the connection to the server broke off.`));
    request.onload = () =>
      request.status < 300
        ? done(request.response)
        : fail(new Error(request.response?.message ?? `${file.name}: the server answered ${request.status}.`));
    request.send(file);
  });
}

/** The last part of a path: what a person calls the file. */
export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** A sentence of the importer without the server's own folders: they mean nothing to a reader. */
export const withoutFolders = (text: string): string => text.replace(/\S*[/\\]uploads[/\\][^/\\\s]+[/\\]/g, '');

/** 1536 → "1.5 KB" */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log(bytes) / Math.log(1024)) : 0);
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
