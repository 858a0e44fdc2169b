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
  #shown: Generation | null = null;
  #next: Generation | null = null;
  #learning: Promise<void> = Promise.resolve();
  /** instants of the last requests, oldest first, in milliseconds */
  readonly #requests: number[] = [];

  get shown(): Generation | null {
    return this.#shown;
  }

  /** The one that learns, or else the one that is shown. */
  get newest(): Generation | null {
    return this.#next ?? this.#shown;
  }

  /** A request wants to know which one is shown. */
  note(): void {
    this.#requests.push(performance.now());
    if (this.#requests.length > MANY.requests) this.#requests.shift();
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

  /**
   * Resolves when what stands there at the call is shown.
   * @param look lets it follow, unless another one is learning: then it takes a second look
   */
  async caughtUp(look: () => Promise<unknown>): Promise<void> {
    for (let times = 0; times < 2; times += 1) {
      await look();
      await this.#learning;
    }
  }

  /** Shows none. */
  async end(): Promise<void> {
    this.#next = null;
    if (this.#shown) retire(this.#shown);
    this.#shown = null;
    await this.#learning;
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
