/**
 * Answers kept while a warehouse is served: what is in it never changes, so the same question has the same answer. A
 * second look at a page, and the way back to it, then cost nothing. A memory goes with its generation of the warehouse.
 */
import { counts } from '../operation/counts';

interface Kept {
  question: unknown;
  answer: Promise<unknown>;
  weight: number;
}

/** Remembers until what it keeps weighs more than it may; what nobody asked for longest goes first. */
export class Memory {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();
  #weight = 0;

  /** @param most weight of all answers together, about bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The answer to a question, worked out once; those who ask meanwhile share it. Whoever gets it must not change it. A
   * failure is not kept, nor an answer that would take more than a quarter of the room.
   * @param question everything that the answer depends on
   * @param weightOf about how many bytes an answer takes
   */
  ask<T>(question: unknown, work: () => Promise<T>, weightOf: (answer: T) => number = weightAsJson): Promise<T> {
    const key = JSON.stringify(question);
    const known = this.#kept.get(key);
    if (known) {
      // Asked again counts as new.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      counts.remembered += 1;
      return known.answer as Promise<T>;
    }
    counts.asked += 1;
    const kept: Kept = { question, answer: work(), weight: 0 };
    this.#kept.set(key, kept);
    (kept.answer as Promise<T>).then(
      (answer) => this.#weigh(key, kept, weightOf(answer) + key.length),
      () => this.#forget(key, kept),
    );
    return kept.answer as Promise<T>;
  }

  /** What is kept, the latest asked first. */
  questions(): unknown[] {
    return [...this.#kept.values()].map(({ question }) => question).reverse();
  }

  #weigh(key: string, kept: Kept, weight: number): void {
    if (this.#kept.get(key) !== kept) return;
    if (weight > this.#most / 4) return this.#forget(key, kept);
    kept.weight = weight;
    this.#weight += weight;
    for (const [oldest, other] of this.#kept) {
      if (this.#weight <= this.#most) break;
      this.#forget(oldest, other);
    }
  }

  #forget(key: string, kept: Kept): void {
    if (this.#kept.get(key) !== kept) return;
    this.#kept.delete(key);
    this.#weight -= kept.weight;
  }
}

const weightAsJson = (answer: unknown): number => JSON.stringify(answer)?.length ?? 0;

/** Of rows of one query: those of the first, so often. Weighing each would take longer than asking again. */
export const weightOfRows = (rows: readonly unknown[]): number => rows.length * weightAsJson(rows[0]);
