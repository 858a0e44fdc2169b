/**
 * Generations of a warehouse file: one read-only instance on data/warehouse.duckdb, opened anew when an import has renamed
 * another file into its place. A process must never hold two instances on one file: DuckDB does not refuse it, and the
 * second can lose what the first wrote.
 */
import { DUCKDB } from '../../metrics';
import { identityOf, openGeneration, retire, type Generation } from '../warehouse/generation';
import type { Source } from '../warehouse/served';
import { noFileAt } from '../warehouse/nowarehouse';

/** How often the file's identity is looked at while queries come in. */
const LOOK_EVERY_MS = 500;

export class FileSource implements Source {
  readonly dialect = DUCKDB;
  readonly #path: string;
  #opened: Generation | null = null;
  #opening: Promise<Generation> | null = null;
  #lookedAt = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async exists(): Promise<boolean> {
    return (await identityOf(this.#path)) !== null;
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    this.#retire();
  }

  /** What is opened of the file that stands there now. Calls that come while it opens share the opening. */
  async current(): Promise<Generation> {
    if (this.#opening) return this.#opening;
    if (this.#opened && Date.now() - this.#lookedAt < LOOK_EVERY_MS) return this.#opened;
    this.#opening = this.#look().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #look(): Promise<Generation> {
    for (;;) {
      const identity = await identityOf(this.#path);
      this.#lookedAt = Date.now();
      if (identity === null) {
        this.#retire();
        throw noFileAt(this.#path);
      }
      const old = this.#opened;
      if (old && old.identity.file === identity.file) {
        if (old.identity.state === identity.state || old.holders > 0) return old;
        // Changed in place, against the rule: let go first, because two instances on one file lose data.
        this.#retire();
      }
      // null: swapped while it opened, so begin again.
      const next = await openGeneration(this.#path, identity);
      if (next === null) continue;
      this.#retire();
      this.#opened = next;
      return next;
    }
  }

  #retire(): void {
    const old = this.#opened;
    this.#opened = null;
    if (old) retire(old);
  }
}
