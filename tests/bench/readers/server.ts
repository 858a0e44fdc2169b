/** The built server on a data folder of the bench, on a free port of this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMAND } from '../paths';

export interface Served {
  address: string;
  stop(): Promise<void>;
}

const ANSWERS_EVERY_MS = 100;

/** @throws Error when the server ends instead of answering */
export async function serve(dataFolder: string): Promise<Served> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [COMMAND, 'serve', '--port', String(port), '--data', dataFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}.`);
    if (
      await fetch(`${address}/api/metrics`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await sleep(ANSWERS_EVERY_MS);
  }
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
