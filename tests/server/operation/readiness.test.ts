import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readiness } from '../../../src/lib/server/operation/readiness';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'undertone-ready-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('a server is ready before the first import, because its pages say what to do', async () => {
  expect(await readiness(folder)).toEqual({
    isReady: true,
    checks: { server: 'answers', warehouse: 'holds nothing yet' },
  });
});

it('a server is not ready with a warehouse that cannot be read, and says no more to strangers', async () => {
  writeFileSync(join(folder, 'warehouse.duckdb'), 'no database');
  expect(await readiness(folder)).toEqual({
    isReady: false,
    checks: { server: 'answers', warehouse: 'does not answer' },
  });
});
