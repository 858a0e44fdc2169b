/**
 * Imports started from the page: the same command as on a terminal, as a child process whose progress is relayed.
 * One code path, and a failing import cannot hurt a dashboard.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BadRequest } from '../http/errors';
import type { ImportSummary, Job, Progress } from '../../model/imports';

const KEPT_JOBS = 20;
const PROBLEM_LENGTH = 4000;
/** An import puts things in order on SIGINT; one that does not is killed, which the warehouse survives. */
const PATIENCE_MS = 10_000;

export type Listener = (job: Job) => void;

export class Jobs {
  readonly #command: string | undefined;
  readonly #jobs: Job[] = [];
  readonly #children = new Map<string, ChildProcess>();
  readonly #stopped = new Set<string>();
  readonly #listeners = new Set<Listener>();

  /** @param command path of the built command, plain JavaScript; looked for when it is needed */
  constructor(command?: string) {
    this.#command = command;
  }

  /** Newest first. */
  list(): Job[] {
    return [...this.#jobs];
  }

  /** Tells of every change of every job until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the command; a job that succeeded is done when `whenDone` has run after it. */
  start(kind: Job['kind'], files: string[], options: string[], whenDone?: () => Promise<void>): Job {
    const command = this.#command ?? builtCommand();
    const job: Job = {
      id: randomUUID(),
      kind,
      files: files.map((file) => basename(file)),
      state: 'running',
      startedAt: new Date().toISOString(),
      finishedAt: null,
      progress: null,
      summary: null,
      problem: null,
    };
    this.#jobs.unshift(job);
    this.#jobs.splice(KEPT_JOBS);
    const child = spawn(process.execPath, [command, kind, ...files, ...options, '--json', '--progress'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.set(job.id, child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-PROBLEM_LENGTH)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (read(line, job)) this.#tell(job);
    });
    child.on('error', (error) => (said ||= error.message));
    child.on('close', async (code) => {
      this.#children.delete(job.id);
      // With a summary the sound files were imported and others were refused: exit code 1, and both has to be said.
      const isDone = code === 0 || (code === 1 && job.summary !== null);
      // The import itself is done; what could not be tidied up afterwards goes with the next upload.
      if (isDone) await whenDone?.().catch(() => undefined);
      job.finishedAt = new Date().toISOString();
      job.state = isDone ? 'done' : this.#stopped.delete(job.id) ? 'stopped' : 'failed';
      if (code !== 0 && job.state !== 'stopped')
        job.problem = said.trim() || `The command ended with exit code ${code}.`;
      this.#tell(job);
    });
    this.#tell(job);
    return job;
  }

  /** Asks a running job to stop; false when it does not run (any more). Only children of ours are ever signalled. */
  stop(id: string): boolean {
    const child = this.#children.get(id);
    if (!child || child.exitCode !== null || child.signalCode !== null) return false;
    this.#stopped.add(id);
    child.kill('SIGINT');
    const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('close', () => clearTimeout(kill));
    return true;
  }

  /** Asks all to stop, as the server ends; resolves when they have. */
  async stopAll(): Promise<void> {
    await Promise.all(
      [...this.#children].map(
        ([id, child]) => new Promise<void>((done) => (this.stop(id) ? child.once('close', () => done()) : done())),
      ),
    );
  }

  /** Runs the command once and gives the last line of its output as JSON. @throws Error with what it said */
  async ask(args: string[], signal?: AbortSignal): Promise<unknown> {
    return JSON.parse((await this.#linesOf(args, signal)).at(-1) ?? '');
  }

  /** Runs the command once and gives each line of its output as JSON. @throws Error with what it said */
  async askAll(args: string[], signal?: AbortSignal): Promise<unknown[]> {
    return (await this.#linesOf(args, signal)).map((line) => JSON.parse(line) as unknown);
  }

  async #linesOf(args: string[], signal?: AbortSignal): Promise<string[]> {
    const child = spawn(process.execPath, [this.#command ?? builtCommand(), ...args, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    const lines: string[] = [];
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-PROBLEM_LENGTH)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line) lines.push(line);
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(said.trim() || `The command ended with exit code ${code}.`);
    return lines;
  }

  #tell(job: Job): void {
    for (const listener of this.#listeners) listener({ ...job });
  }
}

/** Takes a line of the command's output into the job; false for a line that says nothing to us. */
function read(line: string, job: Job): boolean {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return false;
  }
  if (said === null || typeof said !== 'object') return false;
  if ('stage' in said) job.progress = said as Progress;
  else job.summary = said as ImportSummary;
  return true;
}

/**
 * The built command: build/pipelines/undertone.js, found from wherever this module was bundled to.
 * @throws BadRequest when the project has not been built
 */
export function builtCommand(from = dirname(fileURLToPath(import.meta.url))): string {
  const set = process.env.UNDERTONE_COMMAND;
  if (set) return set;
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'build', 'pipelines', 'undertone.js');
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) {
      throw new BadRequest(
        'build/pipelines/undertone.js is missing, so nothing can be imported. Run npm run build, then try again.',
        409,
      );
    }
  }
}

/** Slot on globalThis, as for the warehouse: a reloaded module must not lose running jobs. */
const slot = globalThis as { undertoneJobs?: Jobs };

export function jobs(): Jobs {
  return (slot.undertoneJobs ??= new Jobs());
}
