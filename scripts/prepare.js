/**
 * What `npm start` and `npm test` share: the right Node, the packages, the build, a browser.
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 * Every refusal is one sentence that says what was wrong and what to do.
 */
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { fileURLToPath } from 'url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = /** @type {const} */ ([20, 19]);

/** A refusal that is shown without a stack trace. */
export class Refusal extends Error {}

/**
 * Throws a Refusal when this Node is older than the oldest that runs Undertone.
 * @param {string} version e.g. "v20.19.0"
 */
export function checkNode(version = process.version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld) {
    throw new Refusal(
      `Undertone needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${version}: install a newer Node from https://nodejs.org and run the command again.`,
    );
  }
}

/**
 * Throws a Refusal when a folder cannot be written to.
 * @param {string} folder
 * @param {string} purpose what would be written there
 */
export function checkWritable(folder, purpose) {
  const probe = join(folder, `.undertone-write-test-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : 'unknown error';
    throw new Refusal(
      `The folder ${folder} cannot be written to (${code}), and Undertone keeps ${purpose} there: copy the project to a folder of your own, or change its permissions.`,
    );
  }
}

/** @param {string[]} paths files and folders below ROOT; the hash covers names, sizes and contents */
function fingerprint(paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name));
    } else {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    }
  };
  paths.forEach(add);
  return hash.digest('hex');
}

/** @param {string} file @param {string} value */
const isMarked = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

/**
 * Runs a command in the project folder and returns whether it succeeded.
 * @param {string} command @param {string[]} args @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/** Installs the packages of package-lock.json unless exactly these are installed already. */
export function installPackages() {
  const marker = join(ROOT, 'node_modules', '.undertone-installed');
  const wanted = fingerprint(['package.json', 'package-lock.json']) + process.version;
  if (isMarked(marker, wanted)) return;
  checkWritable(ROOT, 'its packages and its build');
  console.log('Installing packages (once, about half a minute) …');
  const { ok, output } = run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (!ok) {
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(output)) {
      throw new Refusal(
        'The packages could not be downloaded because the npm registry cannot be reached: Undertone needs the network once, to install, and none afterwards. Connect and run the command again.',
      );
    }
    throw new Refusal(
      `npm ci failed; its last words were:\n${output.trim().split('\n').slice(-12).join('\n')}\nMend what it names and run the command again.`,
    );
  }
  writeFileSync(marker, wanted);
}

const SOURCES = [
  'src',
  'pipelines',
  'scripts/sample/generate.ts',
  'scripts/accuracy',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
];

/** Builds the dashboard and the command unless the build is of exactly these sources. */
export function buildProject() {
  const marker = join(ROOT, 'build', '.undertone-built');
  const wanted = fingerprint(SOURCES);
  if (isMarked(marker, wanted)) return;
  checkWritable(ROOT, 'its packages and its build');
  console.log('Building (about half a minute) …');
  // A run of tests says "test", which would build what only developers want, and leave out how a server ends in order.
  const { ok, output } = run('npm', ['run', 'build'], { quiet: true, env: { NODE_ENV: 'production' } });
  if (!ok) throw new Refusal(`The build failed:\n${output.trim().split('\n').slice(-40).join('\n')}`);
  writeFileSync(marker, wanted);
}

/** @param {string} name */
function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** The Chromium or Chrome of this machine, or null. UNDERTONE_CHROMIUM names another one. */
export function findChromium() {
  const named = process.env.UNDERTONE_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const file = onPath(name);
    if (file) return file;
  }
  return (
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ].find((file) => existsSync(file)) ?? null
  );
}

/** Whether a program that tests need can be installed here: as root, on a Debian or Ubuntu. */
export const mayInstall = () => onPath('apt-get') !== null && process.getuid?.() === 0;

/**
 * What a test needs from the system: found, or installed on Debian where this user may.
 * @template T @param {() => T | null} find @param {string[]} packages of Debian @param {string} refusal what to do by hand
 */
function provide(find, packages, refusal) {
  const found = find();
  if (found) return found;
  if (!mayInstall()) throw new Refusal(refusal);
  console.log(`Installing ${packages.join(', ')} for the tests …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], { quiet: true, env });
  const { ok, output } = run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  });
  const installed = ok ? find() : null;
  if (!installed)
    throw new Refusal(`${refusal} apt-get said: ${output.trim().split('\n').slice(-2).join(' ') || 'nothing'}`);
  return installed;
}

/** Finds a Chromium for the browser tests; on Debian it is installed where this user may. */
export const provideChromium = () =>
  provide(
    findChromium,
    ['chromium'],
    'The browser tests need Chromium, and none was found: install it (on Debian and Ubuntu: sudo apt-get install chromium) or name one with UNDERTONE_CHROMIUM=/path/to/chromium.',
  );

/** The folder of PostgreSQL's programs, or null. Debian keeps them off the PATH, a folder for each version. */
export function findPostgres() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
  const folder = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  const onOwnPath = onPath('initdb');
  return folder ?? (onOwnPath && dirname(onOwnPath));
}

/** Finds PostgreSQL for the tests of several machines; on Debian it is installed where this user may. */
export const providePostgres = () =>
  provide(
    findPostgres,
    ['postgresql'],
    'The tests of several machines need PostgreSQL, and none was found: install it (on Debian and Ubuntu: sudo apt-get install postgresql).',
  );

/** Debian's own server of 2018; a newer one of another place would not understand these tests, nor they it. */
const CLICKHOUSE_SERVER = '/usr/sbin/clickhouse-server';
const ZOOKEEPER = '/usr/share/java/zookeeper.jar';

/** The programs of a real cluster of ClickHouse and ZooKeeper, or null. setpriv ends them with whoever started them. */
export function findClusterServers() {
  const [java, setpriv] = [onPath('java'), onPath('setpriv')];
  if (!java || !setpriv || !existsSync(CLICKHOUSE_SERVER) || !existsSync(ZOOKEEPER)) return null;
  return { clickHouse: CLICKHOUSE_SERVER, java, setpriv };
}

/** Finds the servers of a real cluster for the tests; on Debian they are installed where this user may. */
export const provideClusterServers = () =>
  provide(
    findClusterServers,
    ['clickhouse-server', 'libzookeeper-java', 'default-jre-headless'],
    "The tests on a real cluster need Debian's ClickHouse 18.16 and ZooKeeper, and they were not found: install them (on Debian: sudo apt-get install clickhouse-server libzookeeper-java default-jre-headless).",
  );

/** Runs a script's main function; a Refusal ends it with its sentence and exit code 1. @param {() => Promise<number>} main */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
