/** Before the browser tests: the project is built and the sample imported, once; each file works on a copy of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildProject } from '../../scripts/prepare.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** a data folder with the sample; to be copied, never changed */
    sampleData: string;
  }
}

export default function importSample(project: TestProject): () => void {
  buildProject();
  const folder = mkdtempSync(join(tmpdir(), 'undertone-sample-'));
  const command = [resolve('build/pipelines/undertone.js'), 'import', resolve('sample-data'), '--data', folder];
  execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  project.provide('sampleData', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
