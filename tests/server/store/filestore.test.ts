import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileStore } from '../../../src/lib/server/store/filestore';
import { behavesAsStore } from './alike';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'undertone-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));

behavesAsStore(async () => ({ store: new FileStore(folder), other: new FileStore(folder) }));

it('writes a document as a file of just its text and leaves nothing beside it', async () => {
  await new FileStore(folder).change('notes.json', () => ({ kept: '[]\n', answer: null }));
  expect(readdirSync(folder)).toEqual(['notes.json']);
  expect(readFileSync(join(folder, 'notes.json'), 'utf8')).toBe('[]\n');
});

it('keeps users, keys and the log of who did what to their owner', async () => {
  const store = new FileStore(folder);
  for (const name of ['users.json', 'session.key', 'identity.key', 'notes.json'])
    await store.change(name, () => ({ kept: 'x', answer: null }));
  await store.append('audit/2026-11.ndjson', '{}');
  const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  expect(['users.json', 'session.key', 'identity.key', 'audit', 'audit/2026-11.ndjson'].map(mode)).toEqual([
    ...['600', '600', '600', '700', '600'],
  ]);
  expect(mode('notes.json')).toBe((0o666 & ~process.umask()).toString(8));
});

it('takes a lock that a process left behind when it died', async () => {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'notes.json.lock');
  writeFileSync(lock, '');
  const minuteAgo = Date.now() / 1000 - 60;
  utimesSync(lock, minuteAgo, minuteAgo);
  await new FileStore(folder).change('notes.json', () => ({ kept: 'x', answer: null }));
  expect(readdirSync(folder)).toEqual(['notes.json']);
});
