/** Servers of the tests: never left behind, and given ports that were free a moment ago. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findClusterServers } from '../../../scripts/prepare.js';

export interface Server {
  /** SIGKILL, as a machine that loses its power; resolves when the process is gone */
  kill(): Promise<void>;
}

// When the run of tests is interrupted, this process would stay behind in the middle of a test.
process.once('disconnect', () => process.exit(1));

/**
 * Starts a server that dies with this process, however this one ends: setpriv asks the kernel for it.
 * @param log file for what the server says
 */
export function start(program: 'clickHouse' | 'java', args: string[], log: string): Server {
  const programs = findClusterServers();
  if (!programs) throw new Error('ClickHouse and ZooKeeper are not installed here: npm test installs them on Debian.');
  const out = openSync(log, 'a');
  const child = spawn(programs.setpriv, ['--pdeathsig', 'KILL', programs[program], ...args], {
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  const gone = once(child, 'exit');
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/**
 * Ports on which nothing listens. Below those that the kernel gives to whoever connects: one of these could be taken in
 * the seconds in which a killed server is away.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once('error', () => resolve(false));
    listener.listen(port, '127.0.0.1', () => listener.close(() => resolve(true)));
  });
}

/** Waits until something holds. @throws Error with `what` when it did not within the time, in milliseconds */
export async function until(what: string, holds: () => Promise<boolean>, within = 60_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`${what} not within ${within / 1000} s.`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
