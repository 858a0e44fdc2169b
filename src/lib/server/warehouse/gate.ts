/** A gate that lets a fixed number of pieces of work through at once; the others wait in line, who came first in front. */
export class Gate {
  #free: number;
  readonly #waiting: { since: number; enter: () => void }[] = [];

  constructor(width: number) {
    this.#free = width;
  }

  /** Runs the work when there is room. Who gives up while waiting leaves the line, and the work never starts. */
  async pass<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const leave = await this.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /**
   * Waits for room; whoever is in calls what it gets, once, to leave.
   * @param since when what this work is a part of began, in milliseconds as performance.now() tells them
   */
  async enter(signal?: AbortSignal, since = performance.now()): Promise<() => void> {
    await this.#room(since, signal);
    return () => {
      const next = this.#waiting.shift();
      if (next) next.enter();
      else this.#free += 1;
    };
  }

  /** How many wait in line. */
  get waiting(): number {
    return this.#waiting.length;
  }

  #room(since: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiting = {
        since,
        enter: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal?.reason);
      };
      const before = this.#waiting.findLastIndex((other) => other.since <= since);
      this.#waiting.splice(before + 1, 0, waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}
