/** The workspace as small readable files, written whole or not at all. A log is a file whose name ends in jsonl or ndjson. */
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeWhole } from './files';
import { Gate } from '../warehouse/gate';
import type { Kept, Store } from './store';

/** Names, hashes of passwords, keys: for the owner of the folder alone. */
const PRIVATE = /^(users\.json|(session|identity)\.key|audit\/.*)$/;
const LOG = /\.(jsonl|ndjson)$/;
const PAUSE_MS = 50;
/** A change takes milliseconds, so an older lock was left behind by a process that died. */
const OLD_MS = 10_000;
/** Ends the wait for a lock from the future, after a clock was set back. */
const MOST_TRIES = 400;

/** Changes of one file in this process stand in line here, and only the first of them looks at the lock. */
const lines = new Map<string, Gate>();

export class FileStore implements Store {
  readonly #folder: string;

  /** @param folder of the workspace itself */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** At once: a document is some lines, and handing it to a thread takes ten times as long as reading it. */
  async read(name: string): Promise<string | null> {
    try {
      return readFileSync(join(this.#folder, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async change<Answer>(
    name: string,
    change: (text: string | null) => Kept<string, Answer> | Promise<Kept<string, Answer>>,
  ): Promise<Answer> {
    const path = join(this.#folder, name);
    return alone(path, async () => {
      const { kept, answer } = await change(await this.read(name));
      if (kept !== undefined) await writeWhole(path, kept, modeOf(name));
      return answer;
    });
  }

  async append(log: string, line: string): Promise<void> {
    const path = join(this.#folder, log);
    await mkdir(dirname(path), { recursive: true, ...(PRIVATE.test(log) && { mode: 0o700 }) });
    await appendFile(path, `${line}\n`, { mode: modeOf(log) });
  }

  async lines(log: string): Promise<string[]> {
    const text = await readFile(join(this.#folder, log), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').filter(Boolean);
  }

  async keepLines(log: string, isKept: (line: string) => boolean): Promise<void> {
    const before = await this.lines(log);
    const kept = before.filter(isKept);
    const path = join(this.#folder, log);
    if (kept.length === 0) await rm(path, { force: true });
    else if (kept.length < before.length) await writeWhole(path, `${kept.join('\n')}\n`, modeOf(log));
  }

  async list(): Promise<{ documents: string[]; logs: string[] }> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile() && !/\.(lock|part)$/.test(entry.name));
    const prefix = (parent: string) => parent.slice(this.#folder.length + 1).replaceAll('\\', '/');
    const names = files.map(({ parentPath, name }) => [prefix(parentPath), name].filter(Boolean).join('/')).sort();
    return { documents: names.filter((name) => !LOG.test(name)), logs: names.filter((name) => LOG.test(name)) };
  }
}

const modeOf = (name: string): number | undefined => (PRIVATE.test(name) ? 0o600 : undefined);

/** Runs the work while nobody else, here or in another process, changes the same file. */
async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(path) ?? new Gate(1);
  lines.set(path, line);
  return line.pass(async () => {
    const lock = `${path}.lock`;
    await mkdir(dirname(lock), { recursive: true });
    await taken(lock);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  });
}

async function taken(lock: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const file = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return null;
    });
    if (file) return file.close();
    const since = (await stat(lock).catch(() => null))?.mtimeMs ?? Date.now();
    if (Date.now() - since > OLD_MS || tries > MOST_TRIES) await rm(lock, { force: true });
    else await sleep(PAUSE_MS);
  }
}
