/**
 * `npm start`: installs what is missing, builds, imports the sample when there is no warehouse yet, and serves.
 * `npm start -- --port 5000` and UNDERTONE_DATA=… are passed on.
 */
import { spawn } from 'child_process';
import { existsSync, mkdirSync } from 'fs';
import { createServer } from 'net';
import { join, resolve } from 'path';
import { buildProject, checkNode, checkWritable, installPackages, Refusal, ROOT, run, runMain } from './prepare.js';

const HOST = '127.0.0.1';
const COMMAND = join(ROOT, 'build', 'pipelines', 'undertone.js');

/** @param {string[]} args */
function portOf(args) {
  const at = args.indexOf('--port');
  const given = at >= 0 ? args[at + 1] : (process.env.PORT ?? '4280');
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`--port ${given} is not a port: give a whole number from 1 to 65535, for example --port 4281.`);
  }
  return port;
}

/** @param {number} port @returns {Promise<void>} */
function checkPort(port) {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', () =>
      refuse(
        new Refusal(
          `Port ${port} on ${HOST} is taken by another program (perhaps Undertone is running already): stop it, or choose another with npm start -- --port ${port + 1}.`,
        ),
      ),
    );
    probe.listen(port, HOST, () => probe.close(() => done()));
  });
}

await runMain(async () => {
  checkNode();
  const port = portOf(process.argv.slice(2));
  await checkPort(port);
  installPackages();
  buildProject();

  const data = resolve(process.env.UNDERTONE_DATA ?? join(ROOT, 'data'));
  try {
    mkdirSync(data, { recursive: true });
  } catch {
    // checkWritable below says it in a sentence
  }
  checkWritable(existsSync(data) ? data : ROOT, 'your data');
  if (!existsSync(join(data, 'warehouse.duckdb'))) {
    console.log('Importing the sample conversations (made up for this project) …');
    const { ok } = run(process.execPath, [COMMAND, 'import', join(ROOT, 'sample-data'), '--data', data]);
    if (!ok) throw new Refusal('The sample could not be imported; the lines above say why.');
  }

  const server = spawn(process.execPath, [COMMAND, 'serve', '--host', HOST, '--port', String(port), '--data', data], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => server.kill(signal));
  return new Promise((done) => server.once('exit', (code, signal) => done(signal ? 0 : (code ?? 1))));
});
