import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireWriterLock } from '../../../pipelines/warehouse/lock';
import { temporaryFolder } from './staged';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

/** Another process that holds the lock until it is killed. */
async function otherWriter() {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { DuckDBInstance } from '@duckdb/node-api';
     globalThis.held = await DuckDBInstance.create(${JSON.stringify(join(folder.path, 'writer.lock.duckdb'))});
     console.log('held');
     setInterval(() => undefined, 1000);`,
  ]);
  await once(child.stdout, 'data');
  return child;
}

describe('the writer lock', () => {
  it('makes a second writer wait and tells it once who holds the lock; kill -9 of the holder frees it', async () => {
    const other = await otherWriter();
    const holders: (number | null)[] = [];
    const waiting = acquireWriterLock(folder.path, {
      retryMs: 20,
      onWait: (holder) => {
        holders.push(holder);
        // A few more tries must not tell it again.
        setTimeout(() => other.kill('SIGKILL'), 200);
      },
    });
    const lock = await waiting;
    expect(holders).toEqual([other.pid]);
    lock.release();
  });

  it('holds within one process as well', async () => {
    const first = await acquireWriterLock(folder.path);
    const order: string[] = [];
    const second = acquireWriterLock(folder.path, { retryMs: 5, onWait: () => order.push('waiting') });
    while (order.length === 0) await new Promise((done) => setTimeout(done, 5));
    order.push('released');
    first.release();
    (await second).release();
    expect(order).toEqual(['waiting', 'released']);
  });

  it('says which folder cannot be used, and what to do', async () => {
    const path = join(folder.path, 'data');
    mkdirSync(path);
    writeFileSync(join(path, 'writer.lock.duckdb'), 'this is not a database, and longer than a few bytes '.repeat(100));
    await expect(acquireWriterLock(path)).rejects.toThrow(/cannot be written to .* --data/);
  });
});
