/** Labelled files on the disk, and the project's own set. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { behaviourOf } from '../../src/lib/tagging/behaviour';
import { contentsOf, type Contents } from './file';

/** The project's own labelled messages, below its root: tests/accuracy/*.jsonl. */
export const OWN_SET = join('tests', 'accuracy');

/** Paths of the files in a folder that end with `ending`, in order; none when the folder is not there. */
export function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads files into one set. @throws an Error of the file system, with `path` */
export function readFiles(paths: readonly string[]): Contents {
  const all = paths.map((path) => contentsOf(path, readFileSync(path, 'utf8')));
  return {
    messages: all.flatMap(({ messages }) => messages),
    rated: all.flatMap(({ rated }) => rated),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Hash over what the engine says to the project's own labelled messages; of none where they are not at hand. */
export function ownBehaviour(root: string): string {
  return behaviourOf(readFiles(filesIn(join(root, OWN_SET), '.jsonl')).messages);
}
