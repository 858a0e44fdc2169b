/** Where the built bench and the built command are. The bench runs in the project's folder. */
import { dirname, join, resolve } from 'node:path';

const HOME = dirname(resolve(process.argv[1] ?? ''));

/** A file of the built bench. */
export function builtFile(name: string): string {
  return join(HOME, name);
}

export const COMMAND = resolve('build/pipelines/undertone.js');
export const SAMPLE = resolve('sample-data');
