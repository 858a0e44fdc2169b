/**
 * The server's side of a child that runs queries. Watches time and memory from outside and kills: an interrupt is not
 * heard while DuckDB plans, nor is its memory limit (442 seconds and 16 GB for 24 doubled CTEs).
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { CONSOLE_CHILD, type ConsoleLimits, type ConsoleProblem } from '../../model/console';
import { ROWS_PIPE, type Ask, type ChildOptions, type Column, type Said } from './messages';
import { outOfMemory, outOfTime, tooLarge } from './passed';
import { ConsoleFailure } from './problem';
import { fileMegabytes, residentMegabytes } from './watch';

const LOOK_EVERY_MS = 25;
/** Rows that nobody takes hold a process; a browser that is slow takes some every now and then. */
const PATIENCE_SECONDS = 60;
const SAID_LENGTH = 2000;
/** Of the process beside the engine: Node, the library for Arrow, what is being written. */
const BESIDE_ENGINE = 160;

export interface Progress {
  rows: number;
  isTruncated: boolean;
}

export interface Answer {
  columns: Column[];
  /** the next bytes of the rows, null after the last */
  next(): Promise<Uint8Array | null>;
}

export class QueryProcess {
  readonly rulesVersion: string;
  readonly #child: ChildProcess;
  readonly #pipe: Readable;
  #isEnded = false;
  #failure: ConsoleProblem | null = null;
  #heard: (said: Said) => void = () => undefined;
  #wake: () => void = () => undefined;
  #said = '';

  readonly #outputFolder: string | undefined;

  private constructor(child: ChildProcess, rulesVersion: string, outputFolder: string | undefined) {
    this.#child = child;
    this.#outputFolder = outputFolder;
    this.rulesVersion = rulesVersion;
    this.#pipe = child.stdio[ROWS_PIPE] as Readable;
    this.#pipe.on('readable', () => this.#wake());
    this.#pipe.on('error', () => undefined);
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.#said = (this.#said + text).slice(-SAID_LENGTH)));
    child.on('message', (said: Said) => this.#heard(said));
    child.on('exit', (code, signal) => {
      this.#isEnded = true;
      this.#failure ??= brokenOff(code, signal, this.#said);
      this.#wake();
    });
    // A child without a query keeps nobody alive; while one runs, the watch does.
    child.unref();
    child.channel?.unref();
    for (const pipe of [this.#pipe, child.stderr]) (pipe as Socket | null)?.unref();
  }

  /**
   * Starts a child and waits until it has opened what it reads.
   * @param command path of the built command
   * @throws Error with what the child said when it could not
   */
  static async start(
    command: string,
    options: Omit<ChildOptions, 'memoryMegabytes'>,
    megabytes: number,
  ): Promise<QueryProcess> {
    const memoryMegabytes = Math.max(64, Math.round(megabytes - BESIDE_ENGINE));
    const child = fork(command, [CONSOLE_CHILD, JSON.stringify({ ...options, memoryMegabytes })], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
      // Nothing of the server's environment: there may be secrets in it.
      env: { SystemRoot: process.env.SystemRoot, UV_THREADPOOL_SIZE: '4' },
      execArgv: [],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const rulesVersion = await new Promise<string>((done, fail) => {
      child.once('message', (ready: Said) =>
        ready.kind === 'ready' ? done(ready.rulesVersion) : fail(new Error('?')),
      );
      child.once('error', fail);
      child.once('exit', () =>
        fail(new Error(`The process for queries did not start. ${said.trim().slice(-SAID_LENGTH)}`)),
      );
    });
    child.removeAllListeners();
    child.stderr?.removeAllListeners('data');
    return new QueryProcess(child, rulesVersion, options.outputFolder);
  }

  get isAlive(): boolean {
    return !this.#isEnded && this.#failure === null;
  }

  /** Ends it at once, whatever it does. */
  kill(problem: ConsoleProblem = { kind: 'stopped', message: 'The query was stopped.' }): void {
    this.#failure ??= problem;
    this.#child.kill('SIGKILL');
    this.#wake();
  }

  /**
   * Runs one query; the next may follow when its bytes are read to the end. Whoever stops reading before has to kill().
   * @param tell is told how many rows were written so far
   * @throws ConsoleFailure before the first byte and, for what goes wrong later, while reading
   */
  async run(ask: Ask, limits: ConsoleLimits, tell: (progress: Progress) => void): Promise<Answer> {
    let columns: Column[] | null = null;
    let refused: ConsoleProblem | null = null;
    let total: number | null = null;
    let waitsSince: number | null = null;
    this.#heard = (said) => {
      if (said.kind === 'started') columns = said.columns;
      else if (said.kind === 'refused') refused = said.problem;
      else if (said.kind === 'failed') this.kill(said.problem);
      else if (said.kind === 'waiting') waitsSince = said.isWaiting ? performance.now() : null;
      else if (said.kind === 'rows') tell({ rows: said.rows, isTruncated: false });
      else if (said.kind === 'done') {
        tell({ rows: said.rows, isTruncated: said.isTruncated });
        total = said.bytes;
      }
      this.#wake();
    };
    const stopWatching = this.#watch(limits, () => waitsSince);
    /** Tries again at every piece of news until there is an answer. */
    const until = async <T>(look: () => T | undefined): Promise<T> => {
      try {
        for (;;) {
          if (refused) throw new ConsoleFailure(refused);
          if (this.#failure) throw new ConsoleFailure(this.#failure);
          const found = look();
          if (found !== undefined) return found;
          await new Promise<void>((done) => (this.#wake = done));
        }
      } catch (error) {
        stopWatching();
        throw error;
      }
    };
    this.#child.send(ask);
    await until(() => columns ?? undefined);
    let read = 0;
    const next = () =>
      until(() => {
        const part = this.#pipe.read() as Uint8Array | null;
        read += part?.byteLength ?? 0;
        if (part) return part;
        if (total === null || read < total) return undefined;
        stopWatching();
        return null;
      });
    return { columns: columns!, next };
  }

  /** Kills when a limit is passed. Time that the child waits for its reader is not the query's. */
  #watch(limits: ConsoleLimits, waitsSince: () => number | null): () => void {
    let worked = 0;
    let lookedAt = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const since = waitsSince();
      if (since === null) worked += now - lookedAt;
      lookedAt = now;
      if (worked > limits.seconds * 1000) this.kill(outOfTime(limits.seconds));
      else if (since !== null && now - since > PATIENCE_SECONDS * 1000) this.kill(NOBODY_READS);
      else void this.#weigh(limits.megabytes);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  async #weigh(megabytes: number): Promise<void> {
    const pid = this.#child.pid;
    const resident = pid === undefined || this.#isEnded ? null : await residentMegabytes(pid);
    if (resident !== null && resident > megabytes) this.kill(outOfMemory(megabytes));
    if (this.#outputFolder && (await fileMegabytes(this.#outputFolder)) > megabytes)
      this.kill(tooLarge('The Parquet file', megabytes));
  }
}

const NOBODY_READS: ConsoleProblem = {
  kind: 'stopped',
  message: `Nobody took the rows for ${PATIENCE_SECONDS} seconds, so the query was stopped.`,
};

function brokenOff(code: number | null, signal: string | null, said: string): ConsoleProblem {
  const how = signal ? `by ${signal}` : `with exit code ${code}`;
  return {
    kind: 'failed',
    message: `The process of the query ended ${how}. ${said.trim().split('\n').at(-1) ?? ''}`.trim(),
    hint: 'Nothing else is affected. If it happens again, write the query another way.',
  };
}
