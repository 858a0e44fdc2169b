import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadableStream as WebStream } from 'node:stream/web';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetUploads, receive, safeName, uploadLimit, uploadPath } from '../../../src/lib/server/imports/uploads';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-uploads-'));
});
afterEach(() => rm(folder, { recursive: true }));

function stream(...chunks: (string | Error)[]): WebStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(new TextEncoder().encode(chunk));
    },
  }) as WebStream<Uint8Array>;
}

describe('the name of an upload', () => {
  it.each([
    ['tickets.csv', 'tickets.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\export.json.gz', 'export.json.gz'],
    ['-rf.csv', 'rf.csv'],
    ['.hidden', 'hidden'],
    ['Großes „Archiv“ 2024.zip', 'Großes _Archiv_ 2024.zip'],
    ['', 'export'],
    ['..', 'export'],
    ['a\u0000b.csv', 'a_b.csv'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['exports/', 'exports'],
    ['tickets\u202Egpj.json', 'tickets_gpj.json'],
    ['$(touch pwned);.csv', '__touch pwned__.csv'],
    ['%2e%2e%2fpasswd', '_2e_2e_2fpasswd'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('is always one plain name, and safe to make safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe).toMatch(/^[^./\\\s-][^/\\]*$/);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});

describe('an upload', () => {
  it('is kept under a random folder and found again by what was answered', async () => {
    const { upload, name, bytes } = await receive(stream('id,text\n', '1,hello\n'), 'tickets.csv', folder);
    expect({ name, bytes }).toEqual({ name: 'tickets.csv', bytes: 16 });
    expect(await readFile(await uploadPath(upload, folder), 'utf8')).toBe('id,text\n1,hello\n');
  });

  it('that is larger than it may be is refused in words, and leaves nothing behind', async () => {
    vi.stubEnv('UNDERTONE_UPLOAD_GB', String(10 / 1024 ** 3));
    await expect(receive(stream('id,te', 'xt\n1,hello'), 'tickets.csv', folder)).rejects.toThrow(
      'the most that the page takes. Import it with "undertone import FILE", which has no such limit, or start the server',
    );
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    for (const [set, gigabytes] of [
      ['2.5', 2.5],
      ['many', 8],
      ['-1', 8],
      ['', 8],
    ] as const) {
      vi.stubEnv('UNDERTONE_UPLOAD_GB', set);
      expect(uploadLimit()).toBe(gigabytes);
    }
    vi.unstubAllEnvs();
  });

  it('that breaks off leaves nothing behind', async () => {
    await expect(receive(stream('id,te', new Error('aborted')), 'tickets.csv', folder)).rejects.toThrow('aborted');
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it('is gone with its folder once it was imported', async () => {
    const { upload } = await receive(stream('x'), 'tickets.csv', folder);
    await forgetUploads([await uploadPath(upload, folder)], folder);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    await expect(uploadPath(upload, folder)).rejects.toThrow('The upload tickets.csv is not there any more.');
  });

  it('that nobody imported goes with the first upload a day later', async () => {
    await mkdir(join(folder, 'uploads/forgotten'), { recursive: true });
    await utimes(join(folder, 'uploads/forgotten'), 0, 0);
    const { upload } = await receive(stream('x'), 'tickets.csv', folder);
    expect(await readdir(join(folder, 'uploads'))).toEqual([upload.split('/')[0]]);
  });

  it.each(['../../etc/passwd', 'aaaaaaaa/../x', '/etc/passwd', 'aaaaaaaa/-x', 7, null])(
    'named %j leads nowhere',
    async (upload) => {
      await expect(uploadPath(upload, folder)).rejects.toThrow('is no upload');
    },
  );
});
