/**
 * `npm run bench`: builds what is measured and the bench (tests/bench), and runs it in the project's folder.
 * `npm run bench -- words facts` runs only those parts; tests/bench/bench.ts lists them.
 */
import { join } from 'path';
import { buildProject, checkNode, installPackages, Refusal, ROOT, run, runMain } from './prepare.js';

await runMain(async () => {
  checkNode();
  installPackages();
  buildProject();
  const built = run('npx', ['vite', 'build', '-c', 'tests/bench/vite.config.ts'], { quiet: true });
  if (!built.ok)
    throw new Refusal(`The bench could not be built:\n${built.output.trim().split('\n').slice(-20).join('\n')}`);
  const { ok } = run(process.execPath, [join(ROOT, 'build', 'bench', 'bench.js'), ...process.argv.slice(2)]);
  return ok ? 0 : 1;
});
