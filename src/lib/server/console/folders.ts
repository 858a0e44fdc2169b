/** Folders of the system's temporary one in which rows stand for a while, readable by this user alone. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  path: string;
  /** Removes it with all that is in it; nobody waits for that. */
  remove(): void;
}

/** Where one query may write a Parquet file. */
export const outputFolder = (): Promise<Folder> => folderOf('undertone-parquet-');

const ANSWERS = 'undertone-answers-';

/** Where rows of a cluster stand while they are read. What a process left that was killed is removed first. */
export async function answersFolder(): Promise<Folder> {
  const names = await readdir(tmpdir()).catch(() => []);
  const left = names.filter((name) => isLeft(name));
  await Promise.all(left.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => null)));
  return folderOf(`${ANSWERS}${process.pid}-`);
}

async function folderOf(prefix: string): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  return { path, remove: () => void rm(path, { recursive: true, force: true }).catch(() => undefined) };
}

/** Whether nobody runs any more who could need it. */
function isLeft(name: string): boolean {
  const pid = name.startsWith(ANSWERS) ? Number.parseInt(name.slice(ANSWERS.length), 10) : NaN;
  if (Number.isNaN(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Somebody else's process is alive as well.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
