/** What npm start says when it cannot: one sentence each, before anything is installed or changed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNode, checkWritable } from '../../scripts/prepare.js';

function start(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['scripts/start.js', ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

describe('npm start', () => {
  it.each(['v18.20.0', 'v20.18.3'])('refuses Node %s and names the oldest that will do', (version) => {
    expect(() => checkNode(version)).toThrow(
      `Undertone needs Node 20.19 or newer, and this is ${version}: install a newer Node from https://nodejs.org and run the command again.`,
    );
  });

  it.each(['v20.19.0', 'v22.1.0'])('takes Node %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it('says which folder cannot be written to, and what would be kept there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'undertone-folder-'));
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => checkWritable(file, 'your data')).toThrow(
      `The folder ${file} cannot be written to (ENOTDIR), and Undertone keeps your data there: copy the project to a folder of your own, or change its permissions.`,
    );
    expect(() => checkWritable(folder, 'your data')).not.toThrow();
    rmSync(folder, { recursive: true });
  });

  it('refuses a busy port and names a free one to try', async () => {
    const busy = createServer();
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const address = busy.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, said } = await start('--port', String(port));
    busy.close();
    expect({ code, said }).toEqual({
      code: 1,
      said: `Port ${port} on 127.0.0.1 is taken by another program (perhaps Undertone is running already): stop it, or choose another with npm start -- --port ${port + 1}.\n`,
    });
  });

  it('refuses what is no port', async () => {
    expect(await start('--port', 'eighty')).toEqual({
      code: 1,
      said: '--port eighty is not a port: give a whole number from 1 to 65535, for example --port 4281.\n',
    });
  });
});
