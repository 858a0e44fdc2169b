/**
 * `npm run measure -- FOLDER`: builds the commands and measures the rules on the labelled messages of that folder and
 * the project's own; writes src/lib/tagging/accuracy.json and the table in the README (scripts/accuracy/measure.ts).
 */
import { existsSync } from 'fs';
import { join, resolve } from 'path';
import { checkNode, installPackages, Refusal, ROOT, run, runMain } from './prepare.js';

await runMain(async () => {
  checkNode();
  if (!existsSync(join(ROOT, 'node_modules'))) installPackages();
  // A fresh checkout has no .svelte-kit yet, whose tsconfig the build reads.
  const synced = run('npx', ['svelte-kit', 'sync'], { quiet: true });
  const built = synced.ok ? run('npx', ['vite', 'build', '-c', 'pipelines/vite.config.ts'], { quiet: true }) : synced;
  if (!built.ok)
    throw new Refusal(`The commands could not be built:\n${built.output.trim().split('\n').slice(-20).join('\n')}`);
  // Commands run in the project's folder; a folder is named from where the person stands.
  const args = process.argv.slice(2).map((arg) => (existsSync(arg) ? resolve(arg) : arg));
  const { ok } = run(process.execPath, [join(ROOT, 'build', 'pipelines', 'measure.js'), ROOT, ...args]);
  return ok ? 0 : 1;
});
