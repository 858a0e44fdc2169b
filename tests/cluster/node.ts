/** A node as an operator starts it: the built server, on a free port, with a database it shares. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const COMMAND = resolve('build/pipelines/undertone.js');

export interface Node {
  address: string;
  process: ChildProcess;
  /** of the last signal or its own end */
  ended: Promise<number | null>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** As a page of ours sends it. */
  send(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
}

/** Starts one and waits until it answers. */
export async function startNode(data: string, database: string, options: string[] = []): Promise<Node> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [COMMAND, 'serve', '--port', String(port), '--data', data, ...options], {
    env: { ...process.env, UNDERTONE_DATABASE: database },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  while (!said.includes(`Undertone is at ${address}`)) {
    if (child.exitCode !== null) throw new Error(`The node ended with ${child.exitCode}: ${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(address + path, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
  return {
    ...{ address, process: child, ended, get },
    send: (path, body, headers = {}) =>
      fetch(address + path, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { accept: 'text/html', origin: address, ...headers },
      }),
  };
}

/** One run of the command; gives its standard output. */
export function ran(args: string[], database: string, input = ''): Promise<string> {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, UNDERTONE_DATABASE: database } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.end(input);
  return new Promise((done, fail) =>
    child.once('close', (code) => (code === 0 ? done(stdout) : fail(new Error(stderr || stdout)))),
  );
}

/** Processes below one, from the system's own list. */
export function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const below = (of: number): number[] =>
    all.filter(({ parent }) => parent === of).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

/** Waits until none of them runs. One that has ended may still wait to be collected by its parent. */
export async function allEnded(pids: number[]): Promise<void> {
  while (pids.some((pid) => !['Z', undefined].includes(statOf(pid)?.state)))
    await new Promise((done) => setTimeout(done, 50));
}

function statOf(pid: number): { pid: number; state: string; parent: number } | null {
  try {
    // The name stands in brackets and may hold anything.
    const [, state = '', parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { pid, state, parent: Number(parent) };
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
