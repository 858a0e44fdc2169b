/**
 * Which generation is shown, and how the next takes its place. All that was remembered goes with a generation: where many
 * read at once, they would all ask the new one everything in the same second and wait seconds for it. So there the next
 * one learns first what the last one was asked lately, while that is still shown. A reader alone sees the new one at once.
 */
import { learn } from './learning';
import { retire, type Generation } from './generation';

/** So many requests in so short a time are many readers. */
const MANY = { requests: 10, withinMs: 5_000 };
/** Longest that figures of before are shown while the next ones are there. */
const LEARNING_MS = 5_000;

export class Succession {
  readonly #newest: () => Promise<Generation>;
  readonly #lookEveryMs: number;
  #looking: Promise<Generation> | null = null;
  #lookedAt = 0;
  #shown: Generation | null = null;
  #next: Generation | null = null;
  #learning: Promise<void> = Promise.resolve();
  /** instants of the last requests, oldest first, in milliseconds */
  readonly #requests: number[] = [];

  /**
   * @param lookEveryMs how often is looked for another one while requests come in
   * @param newest looks: lets another one follow where there is one, and gives the one that is shown
   */
  constructor(lookEveryMs: number, newest: () => Promise<Generation>) {
    this.#lookEveryMs = lookEveryMs;
    this.#newest = newest;
  }

  get shown(): Generation | null {
    return this.#shown;
  }

  /** The one that learns, or else the one that is shown. */
  get newest(): Generation | null {
    return this.#next ?? this.#shown;
  }

  /** The one that a request is to look at. @throws what the look throws */
  async current(): Promise<Generation> {
    this.#requests.push(performance.now());
    if (this.#requests.length > MANY.requests) this.#requests.shift();
    if (this.#shown && !this.#looking && Date.now() - this.#lookedAt < this.#lookEveryMs) return this.#shown;
    return this.#look();
  }

  /** Lets another one follow, at once or when it has learned. None may be learning. @returns the one that is shown now */
  follow(next: Generation): Generation {
    const last = this.#shown;
    if (!last || !this.#areMany()) return this.#show(next);
    this.#next = next;
    const end = performance.now() + LEARNING_MS;
    const isEnough = () => this.#next !== next || performance.now() > end;
    this.#learning = learn(next, last, isEnough).then(() => {
      if (this.#next === next) this.#show(next);
      else retire(next);
    });
    return last;
  }

  /** Resolves when what stands there at the call is shown. @throws what the look throws */
  async caughtUp(): Promise<void> {
    await this.#looking?.catch(() => undefined);
    // A second look, because the first may find another one learning.
    for (let times = 0; times < 2; times += 1) {
      await this.#look();
      await this.#learning;
    }
  }

  /** Shows none, once nobody looks any more. */
  async close(): Promise<void> {
    await this.#looking?.catch(() => undefined);
    await this.end();
  }

  /** Shows none. */
  async end(): Promise<void> {
    this.#next = null;
    if (this.#shown) retire(this.#shown);
    this.#shown = null;
    await this.#learning;
  }

  /** Calls that come while it looks share the look. */
  #look(): Promise<Generation> {
    this.#lookedAt = Date.now();
    this.#looking ??= this.#newest().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  #show(next: Generation): Generation {
    if (this.#shown) retire(this.#shown);
    this.#shown = next;
    this.#next = null;
    return next;
  }

  #areMany(): boolean {
    const [first] = this.#requests;
    return this.#requests.length === MANY.requests && first !== undefined && performance.now() - first < MANY.withinMs;
  }
}
