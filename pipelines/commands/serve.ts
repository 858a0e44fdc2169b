/** undertone serve: starts the dashboard's server as a child and stays with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { LOOPBACK, type Access } from '../../src/lib/server/access/config';
import { CannotWork, WrongUsage } from '../errors';
import { LEAVE_SOON } from '../../src/lib/server/operation/leaving';
import { ANALYSTS_OPTION, analystsOption } from './analysts';
import type { Command } from './command';
import { numberOption, textOption } from './options';
import { accessOption, needsAdmin, REACH_OPTIONS, warningOf } from './reach';

const DEFAULT_PORT = 4280;
const GRACE_SECONDS = 30;
const EVERYWHERE: readonly string[] = ['0.0.0.0', '::'];
/** Uploads are streamed to disk; this only has to lie above the largest export. */
const BODY_SIZE_LIMIT = '64G';
/** Every running query holds a thread; with Node's four, reading a file would wait behind them. */
const THREADS = '16';
/**
 * Seconds for which a connection waits for the next page. With Node's five, whoever reads a page for five seconds and then
 * opens the next may find the connection closed under the question (ECONNRESET); proxies keep theirs for a minute.
 */
const KEEP_ALIVE = { KEEP_ALIVE_TIMEOUT: '75', HEADERS_TIMEOUT: '80' };

export const serve: Command = {
  id: 'serve',
  summary: 'Shows the dashboard in the browser: without a login on this machine, with accounts anywhere else.',
  options: {
    host: {
      type: 'string',
      value: 'HOST',
      help: 'address to listen on (default 127.0.0.1; any other asks for a login)',
    },
    port: { type: 'string', value: 'PORT', help: `port (default ${DEFAULT_PORT})` },
    metrics: { type: 'boolean', help: 'counts requests and queries for Prometheus, at /health/metrics' },
    drain: {
      type: 'string',
      value: 'SECONDS',
      help: 'on SIGTERM /ready says no for so long before nobody is let in any more (default 0)',
    },
    grace: {
      type: 'string',
      value: 'SECONDS',
      help: `then running answers may take so long, and are cut (default ${GRACE_SECONDS})`,
    },
    ...ANALYSTS_OPTION,
    ...REACH_OPTIONS,
  },
  async run(invocation) {
    const host = textOption(invocation, 'host') ?? LOOPBACK[0] ?? '';
    const port = portOf(textOption(invocation, 'port') ?? String(DEFAULT_PORT));
    const access = accessOption(invocation, host);
    analystsOption(invocation);
    if (access.hasAccounts) await needsAdmin(resolve(invocation.dataFolder));
    const warning = warningOf(access, host);
    if (warning) process.stderr.write(`${warning}\n`);
    const drain = numberOption(invocation, 'drain', 0, 600) ?? 0;
    const grace = numberOption(invocation, 'grace', 0, 3600) ?? GRACE_SECONDS;
    const server = join(invocation.home, '..', 'index.js');
    if (!existsSync(server))
      throw new CannotWork('The dashboard is not built yet. Run "npm run build" in the project first.');
    await refuseBusyPort(host, port);
    const reached = EVERYWHERE.includes(host) ? '127.0.0.1' : host;
    const address = `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
    const dataFolder = resolve(invocation.dataFolder);
    const child = spawn(process.execPath, [server], {
      // The fourth is a channel: the server ends when whoever started it is gone.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        HOST: host,
        PORT: String(port),
        ORIGIN: publicAddress(access) ?? address,
        // The peer's own address and nothing that a browser may say; server/access looks at proxies itself.
        ...{ ADDRESS_HEADER: '', PROTOCOL_HEADER: '', HOST_HEADER: '', PORT_HEADER: '' },
        UNDERTONE_ACCESS: JSON.stringify(access),
        BODY_SIZE_LIMIT,
        SHUTDOWN_TIMEOUT: String(grace),
        UNDERTONE_METRICS: invocation.values.metrics ? '1' : '',
        ...KEEP_ALIVE,
        UV_THREADPOOL_SIZE: THREADS,
        UNDERTONE_DATA: dataFolder,
      },
    });
    passSignals(child, drain);
    // Killed from outside (memory, an operator) is no good end.
    const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
    if (await Promise.race([answers(address), ended.then(() => false)])) {
      const shown = publicAddress(access) ?? address;
      process.stdout.write(`Undertone is at ${shown}\n`);
      const isEmpty = !process.env.UNDERTONE_WAREHOUSE && !existsSync(join(dataFolder, 'warehouse.duckdb'));
      process.stdout.write(
        `${isEmpty ? 'Nothing is imported yet. ' : ''}Import the export of your own helpdesk: open ${shown}/import, ` +
          `or run "npx undertone import FILE". Ctrl-C stops the dashboard.\n`,
      );
    }
    return ended;
  },
};

/**
 * SIGTERM comes from whoever replaces a node: the balancer may learn of it first. Ctrl-C, and a second SIGTERM, are meant
 * at once; a terminal tells the server of Ctrl-C itself, and twice is harmless.
 */
function passSignals(child: ChildProcess, drainSeconds: number): void {
  let isDraining = false;
  const end = () => child.kill('SIGTERM');
  process.on('SIGTERM', () => {
    if (isDraining || drainSeconds === 0) return end();
    isDraining = true;
    child.send(LEAVE_SOON);
    setTimeout(end, drainSeconds * 1000).unref();
  });
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, end);
}

/** Where browsers find it, once a reverse proxy stands in front. */
function publicAddress({ isHttps, publicHosts }: Access): string | null {
  return isHttps ? `https://${publicHosts[0]}` : null;
}

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
