/** The runs that somebody may still ask about: those that run, and for a few minutes those that are over. */
import type { ConsoleLimits, ConsoleProblem, ConsoleRun } from '../../model/console';
import { BadRequest } from '../http/errors';
import { countConsole } from '../operation/counts';

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 500;

interface Entry {
  run: ConsoleRun;
  startedAt: number;
  endedAt: number | null;
  stop: (problem: ConsoleProblem) => void;
}

export interface Begun {
  run: ConsoleRun;
  done(): void;
  /** The first problem counts. */
  failed(problem: ConsoleProblem): void;
}

export class Runs {
  readonly #entries = new Map<string, Entry>();

  /** @throws BadRequest when there is a run with that id already */
  begin(id: string, limits: ConsoleLimits, stop: (problem: ConsoleProblem) => void): Begun {
    this.#forgetOld();
    if (this.#entries.has(id))
      throw new BadRequest(`There is a run ${id} already: give each run an id of its own.`, 409);
    const run: ConsoleRun = {
      id,
      state: 'running',
      rows: 0,
      isTruncated: false,
      seconds: 0,
      limits,
      rulesVersion: '',
    };
    const entry: Entry = { run, startedAt: performance.now(), endedAt: null, stop };
    this.#entries.set(id, entry);
    const end = (problem?: ConsoleProblem) => {
      if (run.state !== 'running') return;
      run.state = problem ? 'failed' : 'done';
      if (problem) run.problem = problem;
      countConsole(problem?.kind ?? 'done');
      entry.endedAt = performance.now();
      run.seconds = secondsOf(entry);
    };
    return { run, done: () => end(), failed: (problem) => end(problem) };
  }

  /** A copy; null when it is unknown or over for long. */
  find(id: string): ConsoleRun | null {
    const entry = this.#entries.get(id);
    return entry ? { ...entry.run, seconds: secondsOf(entry) } : null;
  }

  /** Stops a run; false when it is unknown or over. */
  stop(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry || entry.run.state !== 'running') return false;
    entry.stop({ kind: 'stopped', message: 'The query was stopped.' });
    return true;
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [id, { endedAt }] of this.#entries)
      if (endedAt !== null && (now - endedAt > KEPT_MS || this.#entries.size > MOST_KEPT)) this.#entries.delete(id);
  }
}

function secondsOf({ startedAt, endedAt }: Entry): number {
  return Math.round((endedAt ?? performance.now()) - startedAt) / 1000;
}
