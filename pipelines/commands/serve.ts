/** undertone serve: starts the dashboard's server as a child and stays with it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { CannotWork, WrongUsage } from '../errors';
import type { Command } from './command';
import { textOption } from './options';

const DEFAULT_PORT = 4280;
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
/** Uploads are streamed to disk; this only has to lie above the largest export. */
const BODY_SIZE_LIMIT = '64G';
/** Every running query holds a thread; with Node's four, reading a file would wait behind them. */
const THREADS = '16';

export const serve: Command = {
  id: 'serve',
  summary: 'Shows the dashboard in the browser, on this machine only.',
  options: {
    host: { type: 'string', value: 'HOST', help: 'address to listen on (default 127.0.0.1; only this machine)' },
    port: { type: 'string', value: 'PORT', help: `port (default ${DEFAULT_PORT})` },
  },
  async run(invocation) {
    const host = textOption(invocation, 'host') ?? LOOPBACK[0] ?? '';
    const port = portOf(textOption(invocation, 'port') ?? String(DEFAULT_PORT));
    if (!LOOPBACK.includes(host))
      throw new CannotWork(
        `--host ${host} would show every conversation to the whole network: there are no accounts yet. ` +
          `Use 127.0.0.1, and a tunnel (ssh -L) to reach it from another machine.`,
      );
    const server = join(invocation.home, '..', 'index.js');
    if (!existsSync(server))
      throw new CannotWork('The dashboard is not built yet. Run "npm run build" in the project first.');
    await refuseBusyPort(host, port);
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    const dataFolder = resolve(invocation.dataFolder);
    const child = spawn(process.execPath, [server], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        HOST: host,
        PORT: String(port),
        ORIGIN: address,
        BODY_SIZE_LIMIT,
        UV_THREADPOOL_SIZE: THREADS,
        UNDERTONE_DATA: dataFolder,
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 0)));
    if (await Promise.race([answers(address), ended.then(() => false)])) {
      process.stdout.write(`Undertone is at ${address}\n`);
      const isEmpty = !existsSync(join(dataFolder, 'warehouse.duckdb'));
      process.stdout.write(
        `${isEmpty ? 'Nothing is imported yet. ' : ''}Import the export of your own helpdesk: open ${address}/import, ` +
          `or run "npx undertone import FILE". Ctrl-C stops the dashboard.\n`,
      );
    }
    return ended;
  },
};

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new WrongUsage(`--port ${text}: expected a number from 1 to 65535.`);
}

async function refuseBusyPort(host: string, port: number): Promise<void> {
  await new Promise<void>((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      refuse(
        new CannotWork(
          error.code === 'EADDRINUSE'
            ? `The port ${port} is in use (perhaps by an Undertone that is already running). Choose another with --port.`
            : `Cannot listen on ${host}:${port} (${error.code}). Choose another with --host and --port.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

/** Resolves true as soon as the server accepts a connection. */
async function answers(address: string): Promise<boolean> {
  for (;;) {
    try {
      await fetch(address, { redirect: 'manual' });
      return true;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
