/** A real PostgreSQL for a test: in a folder of its own, on 127.0.0.1, ended by its process id whatever happens. */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostgres } from '../../scripts/prepare.js';

export interface Postgres {
  /** as `--database` takes it */
  url: string;
  /** ends the server and removes its folder */
  stop(): Promise<void>;
}

/** What a test has no use for: flushing to the disk, room for hundreds of clients. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=16MB'];

/** Starts one and waits until it answers. PostgreSQL refuses to run as root, so root starts it as somebody else. */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed here: npm test installs it on Debian.');
  const folder = mkdtempSync(join(tmpdir(), 'undertone-postgres-'));
  const [data, password] = [join(folder, 'data'), randomBytes(12).toString('hex')];
  const owner = process.getuid?.() === 0 ? otherUser() : null;
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const how = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'undertone', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'],
    { ...how, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const settings = [...SETTINGS, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, `port=${port}`];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...how,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const killed = () => server.kill('SIGKILL');
  process.once('exit', killed);
  const url = `postgres://undertone:${password}@127.0.0.1:${port}/postgres`;
  while (!(await answers(url)))
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said.trim()}`);
  return {
    url,
    async stop() {
      // At once: clients of a test that has ended need no goodbye.
      server.kill('SIGQUIT');
      await ended;
      process.off('exit', killed);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's own user for it, else the user who owns nothing. */
function otherUser(): { uid: number; gid: number } {
  const idOf = (name: string, flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf(name, '-u'), gid: idOf(name, '-g') };
    } catch {
      // no such user here
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody here.');
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    await new Promise((done) => setTimeout(done, 50));
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const probe = createServer().once('error', refuse);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
