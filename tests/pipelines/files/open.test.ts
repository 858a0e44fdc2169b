/** Files and folders as people name them. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openExport } from '../../../pipelines/files/open';
import type { ExportFile } from '../../../pipelines/records';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'undertone-open-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Buffer): string => {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
  return target;
};

async function textOf(file: ExportFile): Promise<string> {
  let text = '';
  for await (const chunk of file.text()) text += chunk;
  return text;
}

const refused = (name: string) =>
  openExport([name]).then(
    () => null,
    (error: Error) => error.message.slice(name.length),
  );

describe('what can be opened', () => {
  it('a folder is walked in stable order, hidden files left out, a file reached twice taken once', async () => {
    put('b.csv', 'b');
    put('a/2.json', '2');
    put('a/10.json', '10');
    put('.hidden', 'x');
    put('__MACOSX/b.csv', 'x');
    symlinkSync(path.join(folder, 'b.csv'), path.join(folder, 'c.csv'));
    symlinkSync(folder, path.join(folder, 'loop'));
    const files = await openExport([folder, path.join(folder, 'b.csv')]);
    expect(files.map((file) => path.relative(folder, file.name))).toEqual(['a/10.json', 'a/2.json', 'b.csv']);
  });

  it('a packed file is known by its bytes, not its name, and can be read again', async () => {
    const text = 'id,text\n' + '1,hello\n'.repeat(50_000);
    const packed = gzipSync(text);
    const [file] = await openExport([put('export.csv', packed)]);
    expect([await textOf(file!), await textOf(file!)]).toEqual([text, text]);
    expect(file!.head).toBe(text.slice(0, 256 * 1024));
    expect(file!.bytes).toBe(packed.length);
  });

  it('each encoding gives the same text without its mark', async () => {
    const text = 'id,text\n1,café – «naïve» 10 €\n';
    const files = {
      'utf-8': Buffer.from(`\uFEFF${text}`),
      'utf-16le': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'utf-16be': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      'windows-1252': Buffer.from(text.replace('–', '\x96').replace('€', '\x80'), 'latin1'),
    };
    for (const [encoding, bytes] of Object.entries(files)) {
      const [file] = await openExport([put(`${encoding}.csv`, bytes)]);
      expect([encoding, file!.encoding, file!.head, await textOf(file!)]).toEqual([encoding, encoding, text, text]);
    }
  });

  it('a file that turns out to be Windows-1252 long after its head is read as that', async () => {
    const plain = 'plain\n'.repeat(400_000);
    const [file] = await openExport([
      put('late.csv', Buffer.concat([Buffer.from(plain), Buffer.from('caf\xe9\n', 'latin1')])),
    ]);
    expect((await textOf(file!)).slice(-6)).toBe('\ncafé\n');
    expect(file!.damagedPlaces).toBeUndefined();
  });

  it('a UTF-8 file with a damaged place stays UTF-8 and counts it', async () => {
    const [file] = await openExport([
      put('damaged.csv', Buffer.concat([Buffer.from('äöü '), Buffer.from([0xff]), Buffer.from(' ß')])),
    ]);
    expect(await textOf(file!)).toBe('äöü \uFFFD ß');
    expect(file!.damagedPlaces).toBe(1);
  });

  it('the middle of a large file is there to look at', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `{"line":${index}}`);
    const [file] = await openExport([put('large.ndjson', lines.join('\n'))]);
    const first = JSON.parse(file!.middle.split('\n')[0]!) as { line: number };
    expect(first.line).toBeGreaterThan(25_000);
    expect(first.line).toBeLessThan(40_000);
  });

  it('progress counts the bytes on disk up to the last one', async () => {
    const packed = gzipSync('hello '.repeat(100_000));
    const [file] = await openExport([put('export.gz', packed)]);
    const seen: number[] = [];
    for await (const _ of file!.text((bytes) => seen.push(bytes)));
    expect(seen.at(-1)).toBe(packed.length);
  });
});

describe('what cannot be opened is refused in a sentence that helps', () => {
  it.each([
    ['nothing.json', Buffer.from(''), ': is empty. Export again; the download may have been cut short.'],
    ['blank.csv', Buffer.from('\uFEFF \n\n'), ': is empty. Export again; the download may have been cut short.'],
    [
      'a.xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
      ': is an old Office document (.xls or .doc). Open it and save the sheet as "CSV UTF-8", then import that file.',
    ],
    [
      'b.csv',
      Buffer.from('%PDF-1.7\n'),
      ': is a PDF document, not an export. Ask the helpdesk for its JSON or CSV export.',
    ],
    ['c.csv', Buffer.from([1, 0, 2, 3, 0, 0, 7]), ': is no text file. Name the JSON or CSV file of the export.'],
    [
      'e.gz',
      gzipSync('x'.repeat(9999)).subarray(0, 25),
      ': is a .gz file that ends too early (unexpected end of file). Download it again, or test it with gzip -t.',
    ],
  ])('%s', async (name, content, sentence) => {
    expect(await refused(put(name, content))).toBe(sentence);
  });

  it('a path that does not exist, and an empty folder', async () => {
    expect(await refused(path.join(folder, 'none'))).toBe(': does not exist. Check the path.');
    mkdirSync(path.join(folder, 'empty'));
    expect(await refused(path.join(folder, 'empty'))).toMatch(/is a folder without files/);
  });

  it('a device or a pipe, which cannot be read twice', async () => {
    expect(await refused('/dev/null')).toBe(
      ': is a pipe or a device, and an export is read more than once. Save it as a file and name that.',
    );
  });

  it('inside a folder such a file is marked and does not stop the others', async () => {
    put('export/picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    put('export/tickets.json', '[]');
    const files = await openExport([path.join(folder, 'export')]);
    expect(files.map((file) => [path.basename(file.name), file.unusable?.problem])).toEqual([
      ['picture.png', 'is a picture.'],
      ['tickets.json', undefined],
    ]);
  });
});
