/**
 * A warehouse as pages ask it, whatever engine stands behind: answers are remembered with the generation that gave them,
 * and whoever began on one generation finishes on it (pins.ts).
 */
import type { Dialect } from '../../metrics';
import type { Params } from '../engine/engine';
import { Gate } from './gate';
import { hold, letGo, type Generation } from './generation';
import { Query } from './learning';
import { weightOfRows } from './memory';
import { counts } from '../operation/counts';
import { askingSince, heldByPin, lookingAt } from './pins';
import type { Warehouse } from './warehouse';

/** Where generations come from: a file that is replaced, or a pointer on a cluster. */
export interface Source {
  dialect: Dialect;
  /** The generation that is served now, not held. @throws NoWarehouse when nothing has been imported yet */
  current(): Promise<Generation>;
  /** resolves when the generation is served that stood there at the call. @throws NoWarehouse */
  caughtUp(): Promise<void>;
  exists(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * More at once would take all of libuv's threads and make every file read wait. Of those that wait, what the oldest
 * request asks goes first: pages that ask in several steps would otherwise all end together, at the end.
 */
const MOST_QUERIES = 3;

export class ServedWarehouse implements Warehouse {
  readonly #source: Source;
  readonly #gate = new Gate(MOST_QUERIES);

  constructor(source: Source) {
    this.#source = source;
  }

  get dialect(): Dialect {
    return this.#source.dialect;
  }

  async remembered<T>(question: unknown, work: () => Promise<T>): Promise<T> {
    return this.#with(({ memory }, share) => memory.ask(question, () => share(work)));
  }

  caughtUp(): Promise<void> {
    return this.#source.caughtUp();
  }

  exists(): Promise<boolean> {
    return this.#source.exists();
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  async query<Row>(sql: string, params: Params = {}, signal?: AbortSignal): Promise<Row[]> {
    return this.#with(({ engine, memory }, share) => {
      const ask = () =>
        counted(this.#gate.enter(signal, askingSince()), async () => {
          signal?.throwIfAborted();
          return engine.rows<Row>(sql, params, signal);
        });
      return signal ? ask() : memory.ask(new Query(sql, params), () => share(ask), weightOfRows);
    });
  }

  /**
   * Does something with the generation that the running request looks at, or else with the one that is served.
   * @param use gets `share`, in which to run what others may wait for as well
   */
  async #with<T>(use: (generation: Generation, share: <S>(work: () => Promise<S>) => Promise<S>) => Promise<T>) {
    const generation = await heldByPin(this, () => this.#holdCurrent());
    try {
      return await use(generation, (work) => lookingAt(this, generation, work));
    } finally {
      letGo(generation);
    }
  }

  async #holdCurrent(): Promise<Generation> {
    for (;;) {
      const generation = await this.#source.current();
      if (hold(generation)) return generation;
    }
  }
}

/** Waits for room and works there; how many wait and work is told to who looks after the server. */
async function counted<T>(room: Promise<() => void>, work: () => Promise<T>): Promise<T> {
  counts.waiting += 1;
  const leave = await room.finally(() => (counts.waiting -= 1));
  counts.running += 1;
  try {
    return await work();
  } finally {
    counts.running -= 1;
    leave();
  }
}
