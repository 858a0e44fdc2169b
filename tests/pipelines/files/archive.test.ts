/** Archives, as helpdesks write them and as nobody should. */
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeEntryName } from '../../../pipelines/files/archive';
import { MOST_ENTRIES } from '../../../pipelines/files/guard';
import { setAside, testFolder, textOf } from './opened';
import { centralRecord, renamed, zipOf } from './packed';

let test: ReturnType<typeof testFolder>;
beforeEach(() => {
  test = testFolder();
});
afterEach(() => test.remove());

const contents = async (name: string) =>
  Object.fromEntries(
    await Promise.all(
      (await test.open(name))
        .filter(({ unusable }) => !unusable)
        .map(async (file) => [file.name, await textOf(file)] as const),
    ),
  );

describe('a zip archive', () => {
  it('is read entry by entry, as often as needed, and nothing of it is written anywhere', async () => {
    const large = '{"id":1}\n'.repeat(100_000);
    const entries = {
      'Tickets0.json': '[{"id":1}]',
      'inner/Tickets1.json': large,
      '.DS_Store': 'x',
      '__MACOSX/a': 'x',
    };
    test.put('export.zip', await zipOf({ ...entries }));
    const [first, second, ...others] = await test.open('export.zip');
    expect(others).toEqual([]);
    expect([first?.name, second?.name]).toEqual(['export.zip/Tickets0.json', 'export.zip/inner/Tickets1.json']);
    expect([await textOf(second!), await textOf(second!)]).toEqual([large, large]);
    expect(second?.head).toBe(large.slice(0, 256 * 1024));
    expect(readdirSync(test.folder)).toEqual(['export.zip']);
  });

  it('is known by its bytes, may be stored without compression, and progress counts its bytes on disk', async () => {
    test.put('export.json', await zipOf({ 'a.csv': 'id,text\n1,héllo\n' }, { compress: false }));
    const [file] = await test.open('export.json');
    const seen: number[] = [];
    for await (const _ of file!.text((bytes) => seen.push(bytes)));
    expect([file?.name, file?.bytes, seen.at(-1)]).toEqual(['export.json/a.csv', 17, 17]);
  });

  it('may hold packed files and archives, and those may be packed themselves', async () => {
    const inner = await zipOf({ 'c.json': '[3]', 'd.json.gz': gzipSync('[4]') });
    const deepest = await zipOf({ 'e.zip': await zipOf({ 'f.json': '[5]' }) });
    test.put('all.zip', await zipOf({ 'b.json.gz': gzipSync('[2]'), 'inner.zip': inner, 'deep.zip': deepest }));
    expect(await contents('all.zip')).toEqual({
      'all.zip/b.json.gz': '[2]',
      'all.zip/inner.zip/c.json': '[3]',
      'all.zip/inner.zip/d.json.gz': '[4]',
    });
    expect(setAside((await test.open('all.zip')).at(-1)!)).toBe(
      'all.zip/deep.zip/e.zip: is an archive inside an archive inside an archive. Unpack the outer ones and import the folder.',
    );
    test.put('packed.zip.gz', gzipSync(inner));
    expect(Object.keys(await contents('packed.zip.gz'))).toEqual(['packed.zip.gz/c.json', 'packed.zip.gz/d.json.gz']);
  });

  it('sets aside what is no export and keeps the rest', async () => {
    test.put(
      'export.zip',
      await zipOf({ 'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'none.csv': '', 'a.csv': 'id,text\n' }),
    );
    expect((await test.open('export.zip')).map(setAside)).toEqual([
      'export.zip/logo.png: is a picture. Leave it out.',
      'export.zip/none.csv: is empty. Export again; the download may have been cut short.',
      null,
    ]);
  });

  it('without files, or cut short, is refused in a sentence', async () => {
    test.put('empty.zip', await zipOf({}));
    expect(await test.refusal('empty.zip')).toBe('empty.zip: is an archive without files. Export again.');
    const whole = await zipOf({ 'a.csv': 'id,text\n' });
    test.put('cut.zip', whole.subarray(0, whole.length - 30));
    expect(await test.refusal('cut.zip')).toMatch(
      /^cut\.zip: is a damaged ZIP archive \(.+\)\. Download it again, or test it with unzip -t\.$/,
    );
  });
});

describe('a hostile archive', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\Windows\\win.ini', 'Windows/win.ini'],
    ['a/./b/../c.json', 'a/b/c.json'],
    ['tickets\u202Enosj.exe', 'ticketsnosj.exe'],
    ['\u001b[2Jwiped.json', '[2Jwiped.json'],
    ['..', 'file'],
  ])('with the name %j shows %j, and nothing is ever opened by that name', (name, shown) => {
    expect(safeEntryName(name)).toBe(shown);
  });

  it('whose names climb out of it is read like any other', async () => {
    const archive = await zipOf({ 'xx/xx/xx/tickets.json': '[1]', 'xtmp/evil.json': '[2]', 'xtmp/EVIL.json': '[3]' });
    test.put(
      'slip.zip',
      renamed(renamed(renamed(archive, 'xx/xx/xx/', '../../../'), 'xtmp/evil', '/tmp/evil'), 'xtmp/EVIL', '/tmp/evil'),
    );
    expect(await contents('slip.zip')).toEqual({
      'slip.zip/tickets.json': '[1]',
      'slip.zip/tmp/evil.json': '[2]',
      'slip.zip/tmp/evil.json (2)': '[3]',
    });
  });

  it('with a link, an encrypted file or a method nobody knows reads the others', async () => {
    const archive = await zipOf({ link: '/etc/passwd', 'secret.json': '[1]', 'method.json': '[2]', 'a.json': '[3]' });
    archive.writeUInt32LE((0o120777 << 16) >>> 0, centralRecord(archive, 0) + 38);
    archive.writeUInt16LE(1, centralRecord(archive, 1) + 8);
    archive.writeUInt16LE(99, centralRecord(archive, 2) + 10);
    test.put('odd.zip', archive);
    const files = await test.open('odd.zip');
    expect(files.map(setAside)).toEqual([
      'odd.zip/link: is a link to another file, and links are not followed. Import that file itself.',
      'odd.zip/secret.json: is encrypted. Unpack the archive with its password and import the folder.',
      'odd.zip/method.json: is compressed in a way (method 99) that cannot be read. Unpack the archive and import the folder.',
      null,
    ]);
  });

  it('that is a bomb and says so is not read', async () => {
    test.put('bomb.zip', await zipOf({ 'zeros.json': Buffer.alloc(30 * 1024 * 1024), 'a.json': '[3]' }));
    expect((await test.open('bomb.zip')).map(setAside)).toEqual([
      'bomb.zip/zeros.json: says that it unpacks to more than 200 times its size, as files made to fill a disk do. ' +
        'If it is an export all the same, unpack it yourself and import it.',
      null,
    ]);
  });

  it('that lies about its sizes is found out while it is read', async () => {
    const bomb = await zipOf({ 'zeros.json': Buffer.concat([Buffer.from('[1]'), Buffer.alloc(30 * 1024 * 1024, 32)]) });
    bomb.writeUInt32LE(1024 * 1024, centralRecord(bomb) + 24);
    test.put('liar.zip', bomb);
    const [file] = await test.open('liar.zip');
    await expect(textOf(file!)).rejects.toThrow(
      'liar.zip/zeros.json: is damaged: it does not hold what the table of contents of its archive says (size or checksum).',
    );
    const altered = await zipOf({ 'a.json': '[1]' }, { compress: false });
    test.put('altered.zip', renamed(altered, '[1]', '[2]'));
    expect((await test.open('altered.zip')).map(setAside)).toEqual([
      'altered.zip/a.json: is damaged: it does not hold what the table of contents of its archive says (size or checksum). ' +
        'Download the archive again, or test it with unzip -t.',
    ]);
  });

  it('whose entries lie over each other is refused as a whole', async () => {
    const archive = await zipOf({ 'a.json': '[1]', 'b.json': '[2]' });
    archive.writeUInt32LE(archive.readUInt32LE(centralRecord(archive, 0) + 42), centralRecord(archive, 1) + 42);
    test.put('over.zip', archive);
    expect(await test.refusal('over.zip')).toBe(
      'over.zip: is no sound ZIP archive: its entries lie over each other, as in files made to fill a disk. ' +
        'Download it again, or unpack it yourself and import what is in it.',
    );
  });

  it('of too many entries is refused', async () => {
    const archive = await zipOf({ 'a.json': '[1]' });
    const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    for (const at of [8, 10]) archive.writeUInt16LE(MOST_ENTRIES + 1, end + at);
    test.put('many.zip', archive);
    expect(await test.refusal('many.zip')).toBe(
      'many.zip: holds more than 20,000 files, the most that an archive may have. ' +
        'Unpack it and import the folder, which may hold any number.',
    );
  });
});

describe('a .gz bomb', () => {
  it('is given up after a few megabytes', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('[1,'), Buffer.alloc(40 * 1024 * 1024, 32)]));
    test.put('late.gz', bomb);
    const [file] = await test.open('late.gz');
    let read = 0;
    await expect(
      (async () => {
        for await (const chunk of file!.text()) read += chunk.length;
      })(),
    ).rejects.toThrow(
      'unpacks to more than 200 times its size, as files made to fill a disk do; it was not read further. ' +
        'If it is an export all the same, unpack it yourself and import what is in it.',
    );
    expect(read).toBeLessThan(12 * 1024 * 1024);
  });

  it('is not what a log of one canned sentence is, however repetitive', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, row) => `${row},c1,bot,"${'Please wait, an operator will be with you shortly. '.repeat(8)}"\n`,
    );
    const log = rows.join('');
    const packed = gzipSync(log, { level: 9 });
    expect(log.length / packed.length).toBeGreaterThan(70);
    test.put('log.csv.gz', packed);
    const [file] = await test.open('log.csv.gz');
    expect((await textOf(file!)).length).toBe(log.length);
  });
});
