/**
 * Generations of a warehouse file: one read-only instance on data/warehouse.duckdb, opened anew when an import has renamed
 * another file into its place. A process must never hold two instances on one file: DuckDB does not refuse it, and the
 * second can lose what the first wrote.
 */
import { DUCKDB } from '../../metrics';
import { identityOf, openGeneration, type Generation } from '../warehouse/generation';
import type { Source } from '../warehouse/served';
import { noFileAt } from '../warehouse/nowarehouse';
import { Succession } from '../warehouse/succession';

/** How often the file's identity is looked at while queries come in. */
const LOOK_EVERY_MS = 500;

export class FileSource implements Source {
  readonly dialect = DUCKDB;
  readonly #path: string;
  readonly #succession = new Succession(LOOK_EVERY_MS, () => this.#newest());

  constructor(path: string) {
    this.#path = path;
  }

  async exists(): Promise<boolean> {
    return (await identityOf(this.#path)) !== null;
  }

  close(): Promise<void> {
    return this.#succession.close();
  }

  caughtUp(): Promise<void> {
    return this.#succession.caughtUp();
  }

  /** The one of the file that stands there now, or of the one before while that one learns. */
  current(): Promise<Generation> {
    return this.#succession.current();
  }

  async #newest(): Promise<Generation> {
    const succession = this.#succession;
    for (;;) {
      const identity = await identityOf(this.#path);
      if (identity === null) {
        await succession.end();
        throw noFileAt(this.#path);
      }
      const { shown, newest } = succession;
      // A third one waits for the one that learns.
      if (shown && newest !== shown) return shown;
      if (shown?.identity.file === identity.file) {
        if (shown.identity.state === identity.state || shown.holders > 0) return shown;
        // Changed in place, against the rule: let go first, because two instances on one file lose data.
        await succession.end();
      }
      // null: swapped while it opened, so begin again.
      const next = await openGeneration(this.#path, identity);
      if (next !== null) return succession.follow(next);
    }
  }
}
