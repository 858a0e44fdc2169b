/**
 * `npm test`: installs what is missing and runs everything: types, lint, format, build, unit, integration and
 * browser tests. Ends with the plain line "N passed, N failed".
 */
import { spawn } from 'child_process';
import { once } from 'events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  buildProject,
  checkNode,
  installPackages,
  mayInstall,
  provideChromium,
  provideClusterServers,
  providePostgres,
  Refusal,
  ROOT,
  run,
  runMain,
} from './prepare.js';

let passed = 0;
let failed = 0;

/** @param {string} name @param {() => boolean | Promise<boolean>} work */
async function step(name, work) {
  const started = Date.now();
  let ok = false;
  let reason = '';
  try {
    ok = await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reason = `: ${error.message}`;
  }
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name} (${Math.round((Date.now() - started) / 1000)} s)${reason}`);
  return ok;
}

/** Runs a command beside others, and shows what it said when it is over. @param {string[]} args of npx */
async function beside(...args) {
  const child = spawn('npx', args, { cwd: ROOT, shell: process.platform === 'win32' });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  const [code] = await once(child, 'close');
  process.stdout.write(Buffer.concat(said));
  return code === 0;
}

/**
 * Runs a vitest project and adds its counts. A crash before any test counts as one failure.
 * @param {string} project @param {string[]} without files that are left out
 */
function vitest(project, without = []) {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-tests-'));
  const report = join(folder, 'report.json');
  const { ok } = run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${report}`,
    ...without.map((file) => `--exclude=${file}`),
  ]);
  if (!existsSync(report)) {
    failed += 1;
  } else {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    passed += counts.numPassedTests;
    failed += counts.numFailedTests + counts.numPendingTests;
    if (!ok && counts.numFailedTests === 0) failed += 1;
    if (counts.numTotalTests === 0) failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Installs what tests/cluster/package.json names, once. Not npm ci: the registry lacks the package's other platforms. */
function provideClickHouse() {
  const installed = join(ROOT, 'tests', 'cluster', 'node_modules', 'chdb', 'package.json');
  return (
    existsSync(installed) ||
    run('npm', ['install', '--prefix', 'tests/cluster', '--no-save', '--no-audit', '--no-fund']).ok
  );
}

/**
 * The servers that tests of several machines need, or else their tests are left out; in CI and wherever the servers can
 * be installed that fails.
 * @param {() => unknown} provide the servers @param {string} imported by those tests, as they write it
 * @param {string[]} left gets the tests that are left out
 */
function provideOrLeave(provide, imported, left) {
  try {
    return Boolean(provide());
  } catch (error) {
    if (!(error instanceof Refusal) || mayInstall() || process.env.CI) throw error;
    console.log(`Some tests are not run here. ${error.message}`);
  }
  const folder = join('tests', 'cluster');
  const files = readdirSync(join(ROOT, folder)).map((file) => join(folder, file));
  const isTheirs = (/** @type {string} */ file) =>
    file.endsWith('.test.ts') && readFileSync(join(ROOT, file), 'utf8').includes(`from '${imported}`);
  left.push(...files.filter(isTheirs));
  return true;
}

await runMain(async () => {
  checkNode();
  installPackages();
  run('npx', ['svelte-kit', 'sync']);
  await Promise.all([
    step('types', () => beside('svelte-check', '--threshold', 'warning')),
    step('lint', () => beside('eslint', '.')),
    step('format', () => beside('prettier', '--check', '.', '--log-level', 'warn')),
  ]);
  const isBuilt = await step('build', () => {
    buildProject();
    return true;
  });
  vitest('unit');
  if (isBuilt) {
    vitest('integration');
    // ClickHouse in a process: a package of its own, which is half a gigabyte and only there for Linux.
    if (process.platform !== 'linux' || process.arch !== 'x64')
      console.log('The tests of parity with ClickHouse are not run here: they need Linux on x64.');
    else if (await step('ClickHouse to compare with', provideClickHouse)) {
      /** @type {string[]} */
      const left = [];
      await step('PostgreSQL to share', () => provideOrLeave(providePostgres, './postgres', left));
      await step('servers of a cluster', () => provideOrLeave(provideClusterServers, './servers/', left));
      vitest('cluster', left);
    }
    if (await step('a browser to test with', () => provideChromium() !== '')) vitest('browser');
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
